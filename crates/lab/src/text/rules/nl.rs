//! What each rule says, and what it is in Kluis, in Dutch.

use kluis_rulebook::Rule;

use super::RuleText;

rule_texts! {
    E1:
        "Back-upgegevens worden versleuteld met een AES-256-gegevenssleutel (DEK), en die wordt beschermd door jouw RSA-sleutel, de sleutelversleutelingssleutel (KEK).",
        "Elk herstelpunt heeft een eigen DEK, ingepakt met RSA-OAEP-256; een onversleutelde DEK wordt nooit opgeslagen. Bij Envelop zie je de bytes.";
    E2:
        "De KEK van de kluis mag een andere sleutel zijn dan die waarmee de bron is versleuteld.",
        "Bestanden hebben zelf geen sleutel. De sleutel van de kluis kies je los van al het andere, en een opslagaccount waarnaar je herstelt heeft zijn eigen; bronnen met een sleutel komen samen met de schijven.";
    E3:
        "Jij beheert de sleutel: je mag hem altijd wisselen, uitschakelen of de toegang intrekken. Zonder de sleutel is niets te lezen.",
        "Schakel je de sleutel uit, verwijder je hem of trek je machtigingen in, dan stoppen back-up en herstel van elke kluis die hem gebruikt. Draai dat terug en alles is weer leesbaar; er gaat niets verloren.";
    E4:
        "Standaard wordt alles in elke kluis versleuteld met door het platform beheerde sleutels, voor alle workloads, zonder dat je er iets voor doet.",
        "Een nieuwe kluis maakt meteen back-ups onder een platformsleutel: dezelfde envelop, maar het platform heeft de KEK.";
    E5:
        "Infrastructuurversleuteling voegt op opslagniveau een tweede laag toe, met platformsleutels. Dat kan alleen samen met een eigen sleutel en, als beperkte preview, alleen in East US, West US 2, South Central US, US Gov Arizona en US Gov Virginia.",
        "Een keuze bij het toewijzen van de sleutel. De envelop wordt dan echt nog eens versleuteld, onder een platformsleutel, en gaat bij het herstellen twee keer open.";
    E6:
        "Opgeslagen gegevens zijn versleuteld met 256-bits AES, een vercijfering die aan FIPS 140-2 voldoet. Onderweg gaan ze over HTTPS en blijven ze op het backbone-netwerk van Azure.",
        "De vercijfering staat bij elk object: AES-256-GCM. Onderweg is hier niets, want er verlaat niets de pagina.";
    E7:
        "Beheerde schijven gebruiken dezelfde enveloptechniek: een DEK voor de gegevens, jouw sleutel om de DEK.",
        "Kluizen en opslagaccounts gebruiken nu al één implementatie van de envelop; de schijven gaan dat straks ook doen.";

    V1:
        "Alleen een nieuwe kluis kan een eigen sleutel krijgen: er is geen item in geregistreerd, ook niet eerder, en dat is ook nooit geprobeerd. Een mislukte poging telt mee.",
        "De kluis onthoudt zijn eerste poging voorgoed. Gebeurde die onder platformsleutels, dan wordt het toewijzen van een sleutel geweigerd.";
    V2:
        "Een kluis met een eigen sleutel kan niet terug naar door het platform beheerde sleutels. De sleutel wisselen mag.",
        "Teruggaan wordt geweigerd; wisselen naar een andere sleutel kan wel.";
    V3:
        "Van de MARS-agent en van klassieke VM’s kan geen back-up naar een kluis met een eigen sleutel. MARS versleutelt zelf, met een wachtwoordzin.",
        "Een van beide registreren in zo’n kluis wordt geweigerd.";
    V4:
        "De sleutel van de kluis staat los van Azure Disk Encryption, dat de schijven van een VM van binnenuit versleutelt met BitLocker of dm-crypt.",
        "Geen instelling van een kluis vraagt hoe de bron is versleuteld. Zodra er VM’s zijn, toont de envelop beide lagen apart.";
    V5:
        "De sleutel staat in een key vault in de regio van de kluis zelf, is RSA 2048 en is ingeschakeld.",
        "Toewijzen wordt per voorwaarde geweigerd, met de naam van wat er niet klopt.";
    V6:
        "Een kluis met een eigen sleutel kan niet naar een andere resourcegroep of een ander abonnement verhuizen.",
        "Zo’n verhuizing wordt geweigerd; een kluis met platformsleutels mag wel.";
    V7:
        "Een kluis die naar een andere tenant verhuist, laat zijn identiteit en zijn sleutel achter: beide moeten daar opnieuw worden ingesteld, en rollen opnieuw toegewezen. Tot dan mislukken back-up en herstel.",
        "Verhuizen mag. Elke taak mislukt daarna met deze regel, tot identiteit, machtigingen en sleutel alle drie opnieuw zijn ingesteld.";
    V8:
        "De sleutel stel je in via de portal en met PowerShell (Az-module 5.3.0 of hoger); de pagina van augustus 2020 noemde alleen de portal.",
        "Elke stap van Instellen toont de weg door de portal en de scripts voor PowerShell en de az CLI.";
    V9:
        "Een kluis krijgt zijn sleutel in vier stappen, in deze volgorde: identiteit, machtigingen, voorlopig verwijderen en opschoningsbeveiliging, sleutel.",
        "Een stap is vergrendeld tot de stappen ervoor in orde zijn, en het slot noemt wat er ontbreekt.";
    V10:
        "Voordat je iets beveiligt, moet een controlelijst in orde zijn: kluis gemaakt, identiteit aan, machtigingen verleend, voorlopig verwijderen en opschoningsbeveiliging aan, geldige sleutel toegewezen.",
        "De controlelijst staat bij Back-up maken en wordt doorlopend nagegaan. Doorgaan zonder kan alleen met de uitdrukkelijke keuze voor platformsleutels, en die zegt dat een eigen sleutel voor deze kluis dan niet meer kan.";
    V11:
        "Deze sleutel is niet voor Azure Site Recovery; dat heeft een eigen instelling.",
        "Het lab heeft geen Site Recovery.";
    V12:
        "Een eigen sleutel maakt de back-ups niet duurder; de key vault wordt wel in rekening gebracht.",
        "Het controlelogboek van een key vault telt elke bewerking die Azure in rekening zou brengen.";
    V13:
        "Back-ups instellen en uitvoeren gaat net als in een kluis met platformsleutels, voor Azure-VM’s en ook voor SQL Server en SAP HANA in een VM.",
        "Eén formulier en één taak voor beide soorten kluizen; alleen de sleutel om de DEK is een andere.";

    I1:
        "De kluis krijgt een door het systeem toegewezen identiteit met Identiteit > Status Aan > Opslaan, en daarmee een object-id.",
        "Stap 1 toont wat PowerShell toont: PrincipalId, TenantId, Type: SystemAssigned.";
    I2:
        "Staat de identiteit eenmaal aan, dan mag die niet meer uit, ook niet even: dat leidt tot inconsistent gedrag.",
        "Uitzetten vraagt een bevestiging. Taken mislukken daarna met deze regel, en de kluis is inconsistent tot de identiteit weer aan staat en weer toegang heeft: die komt terug met een nieuwe object-id.";
    P1:
        "De identiteit van de kluis heeft in het toegangsbeleid van de key vault vier sleutelmachtigingen nodig: Ophalen, Lijst, Sleutel uitpakken en Sleutel inpakken. Beleid telt pas als het is opgeslagen.",
        "Wat ontbreekt, wordt één voor één genoemd. Beleid dat is toegevoegd maar niet opgeslagen, verandert niets.";
    K1:
        "Voorlopig verwijderen en opschoningsbeveiliging moeten allebei aan staan in de key vault. Dat mag al bij het maken.",
        "Een sleutel toewijzen wordt geweigerd tot beide aan staan, en uitzetten kan daarna niet meer.";
    K2:
        "Voorlopig verwijderen bewaart een verwijderde sleutel gedurende de bewaartermijn, standaard 90 dagen. Opschoningsbeveiliging verbiedt hem eerder definitief te verwijderen.",
        "Verwijder sleutels, haal ze terug of schoon ze op, en zet de klok van het lab vooruit om de bewaartermijn te zien aflopen.";
    K3:
        "RSA-sleutels worden in de key vault gegenereerd of erin geïmporteerd.",
        "Allebei: genereer 2048, 3072 of 4096 bits, of importeer een privésleutel als PEM (PKCS#8 of PKCS#1) of JWK. Wat niet als sleutel te gebruiken is, wordt geweigerd met de reden erbij.";

    A1:
        "De sleutel wordt alleen toegewezen als stap 1 tot en met 3 in orde zijn en de kluis geen items heeft.",
        "Tot dan is stap 4 vergrendeld of wordt die geweigerd, met de regel die in de weg staat: V9 of V1.";
    A2:
        "De sleutel geef je op met zijn URI, samen met het abonnement van de key vault, of je kiest hem uit een lijst.",
        "Stap 4 heeft beide. Een verkeerde URI wordt geweigerd, met het deel dat niet klopt.";
    A3:
        "Een sleutel die met een URI is opgegeven, roteert niet vanzelf. Een gekozen sleutel wel, zodra er een nieuwe versie van is ingeschakeld.",
        "Een nieuwe versie van een gekozen sleutel start een taak die elke DEK van de kluis opnieuw inpakt. Van de gegevens wordt geen byte gelezen of geschreven.";
    A4:
        "Het bijwerken van een sleutel volg je bij de back-uptaken tot Voltooid en in het activiteitenlogboek tot Geslaagd. Elke wijziging wordt vastgelegd.",
        "Activiteit heeft beide lijsten.";
    A5:
        "De versleutelingsinstellingen van een kluis zijn EncryptionAtRestType, KeyUri, SubscriptionId, LastUpdateStatus en InfrastructureEncryptionState.",
        "Stap 4 toont dezelfde vijf, en de JavaScript-API geeft ze.";
    A6:
        "De sleutel wisselen gaat net als toewijzen. Een andere key vault moet in dezelfde regio staan, voorlopig verwijderen en opschoningsbeveiliging aan hebben, en de kluis machtigen.",
        "Stap 4 wisselt de sleutel met dezelfde controles; de DEK’s worden daarna met de nieuwe sleutel ingepakt.";

    R1:
        "Een schijf die uit een momentopname wordt hersteld, is versleuteld met de schijfversleutelingsset (DES) van de schijven van de bron-VM.",
        "Samen met schijven en VM’s: wel te zien, niet te kiezen.";
    R2:
        "Voor een schijf die uit de kluis wordt hersteld, kun je een DES opgeven; zonder DES krijgt hij platformsleutels.",
        "Samen met schijven en VM’s: een keuze bij het herstellen.";
    R3:
        "Een herstelde schijf of VM kan achteraf worden versleuteld, wat je bij het herstellen ook koos.",
        "Samen met schijven en VM’s: een actie op de herstelde schijf.";
    R4:
        "Bij het herstellen zet je ‘Schijven versleutelen met uw sleutel’ op Ja en kies je een DES; wie herstelt, moet er toegang toe hebben.",
        "Samen met schijven en VM’s: een DES zonder toegang wordt geweigerd.";
    R5:
        "Een DES kiezen kan niet als de VM Azure Disk Encryption gebruikt.",
        "Samen met schijven en VM’s: de keuze staat uit, en de API weigert haar.";
    R6:
        "Een hersteld bestand is versleuteld met de sleutel van de plek waarnaar het wordt hersteld.",
        "Herstellen noemt die sleutel voordat je begint. Een opslagaccount verzegelt wat het krijgt onder zijn eigen sleutel; jouw apparaat krijgt een gewoon bestand.";
    R7:
        "Een herstelde SAP HANA- of SQL Server-database is versleuteld met de sleutel van de doelopslag, van jou of van het platform.",
        "Samen met schijven en VM’s.";
    R8:
        "PowerShell herstelt met -DiskEncryptionSetId.",
        "Samen met schijven en VM’s: het script staat naast het formulier.";

    D1:
        "Van VM’s waarvan de schijven platformsleutels hebben, wordt een back-up gemaakt zonder dat je er iets voor doet.",
        "Samen met schijven en VM’s.";
    D2:
        "Ook van VM’s waarvan de schijven een eigen sleutel hebben, wordt zonder meer een back-up gemaakt; in de kluis geldt de versleuteling van de kluis.",
        "Samen met schijven en VM’s.";
    D3:
        "VM’s onder Azure Disk Encryption (ADE) worden ondersteund met beheerde en onbeheerde schijven, met alleen een BEK en met BEK en KEK.",
        "Samen met schijven en VM’s: alle vier met echte sleutels, de BEK als geheim in de key vault, ingepakt door de KEK als die er is.";
    D4:
        "Back-up en herstel van ADE-VM’s blijven binnen één abonnement en regio.",
        "Samen met schijven en VM’s: al het andere wordt geweigerd.";
    D5:
        "De sleutel van een ADE-VM staat op zichzelf; een sleutel die bij een certificaat hoort, wordt niet ondersteund.",
        "Samen met schijven en VM’s: zo’n sleutel wordt geweigerd.";
    D6:
        "Uit een ADE-VM zijn geen losse bestanden of mappen te herstellen.",
        "Samen met schijven en VM’s: geweigerd, met de hele schijf als alternatief.";
    D7:
        "‘Bestaande vervangen’ en ‘VM maken’ kunnen niet bij ADE-VM’s: herstel de schijven en maak daarna de VM met de sjabloon of met PowerShell.",
        "Samen met schijven en VM’s: geweigerd met deze vervolgstappen, en de sjabloon wordt gemaakt.";
    D8:
        "Zet je versleuteling aan op een VM die al beveiligd is, dan moet Backup toegang krijgen tot de key vault, anders stoppen de back-ups.",
        "Samen met schijven en VM’s: de volgende taak mislukt tot die toegang er is.";
    D9:
        "De VM-agent moet geïnstalleerd zijn.",
        "Samen met schijven en VM’s: beveiligen wordt zonder agent geweigerd.";
    D10:
        "Azure Backup heeft alleen-lezentoegang nodig tot sleutels en geheimen. Bij een lid van de tenant gaat dat vanzelf; bij een gastgebruiker moet die worden gegeven.",
        "Samen met schijven en VM’s: ‘toegang in orde’ of ‘toegangswaarschuwing’, zoals in de portal.";
    D11:
        "De sjabloon Azure Backup vult de machtigingen voor sleutels en geheimen in; met alleen een BEK mogen die voor sleutels weg. Backup Management Service staat daarna in het beleid; Opslaan.",
        "Samen met schijven en VM’s: zoals het er staat, en niet-opgeslagen beleid heeft geen effect.";
    D12:
        "Back-up stel je in met + Back-up, Azure, Virtuele machine, een beleid (standaard, bestaand of nieuw), de VM’s, Back-up inschakelen.",
        "Samen met schijven en VM’s: dezelfde weg.";
    D13:
        "Nu back-up maken vraagt tot wanneer je wilt bewaren; de voortgang staat in de meldingen en bij de taken.",
        "Samen met schijven en VM’s.";
    D14:
        "Na het herstel van een Linux-VM met ADE wordt de ADE-extensie opnieuw geïnstalleerd, zodat gegevensschijven opengaan en gekoppeld worden.",
        "Samen met schijven en VM’s: de gegevensschijven blijven tot dan op slot.";

    M1:
        "Beheerde schijven, momentopnamen, installatiekopieën en wat ernaartoe wordt geschreven, zijn standaard versleuteld met platformsleutels.",
        "Samen met schijven en VM’s.";
    M2:
        "Een schijf krijgt een eigen sleutel via een DES: een sleutel in een key vault, de DES met zijn identiteit, de machtigingen Ophalen, Sleutel inpakken en Sleutel uitpakken met de rol Lezer, en schijven die de DES gebruiken.",
        "Samen met schijven en VM’s: elk van de acht stappen gebeurt en wordt vastgelegd.";
    M3:
        "De sleutel uitschakelen of de toegang intrekken blokkeert meteen alle gegevens van de schijven.",
        "Samen met schijven en VM’s: lezen en schrijven mislukken tot het is teruggedraaid.";
    M4:
        "De bewaking van de key vault laat zien dat alleen vertrouwde services de sleutel gebruiken.",
        "Samen met schijven en VM’s; het controlelogboek van een key vault noemt nu al wie welke sleutel gebruikte.";
    M5:
        "Voorlopig verwijderen en opschoningsbeveiliging zijn verplicht voor sleutels van schijven.",
        "Samen met schijven en VM’s: anders geweigerd.";
    M6:
        "Eigen sleutels kunnen bij VM’s uit een Marketplace-installatiekopie, aangepaste installatiekopieën, VM’s daaruit, gegevensschijven, momentopnamen en schaalsets.",
        "Samen met schijven en VM’s: alle zes.";
    M7:
        "Eigen sleutels voor schijven zijn een preview in alleen West Central US.",
        "Samen met schijven en VM’s.";
    M8:
        "Schijven uit een installatiekopie met een eigen sleutel hebben dezelfde sleutel en staan in hetzelfde abonnement.",
        "Samen met schijven en VM’s: anders geweigerd.";
    M9:
        "Een momentopname van een schijf met een eigen sleutel heeft dezelfde sleutel.",
        "Samen met schijven en VM’s: anders geweigerd.";
    M10:
        "Installatiekopieën met een eigen sleutel kunnen niet in een galerie met gedeelde installatiekopieën.",
        "Samen met schijven en VM’s: geweigerd.";
    M11:
        "De key vault staat in hetzelfde abonnement en dezelfde regio als wat zijn sleutels versleutelen.",
        "Samen met schijven en VM’s: anders geweigerd.";
    M12:
        "Schijven, momentopnamen en installatiekopieën met een eigen sleutel kunnen niet naar een ander abonnement verhuizen.",
        "Samen met schijven en VM’s: geweigerd.";
    M13:
        "Verhuist een abonnement, resourcegroep of schijf naar een andere directory, dan verhuist de identiteit niet mee en werkt de sleutel mogelijk niet meer.",
        "Samen met schijven en VM’s: hij werkt niet meer, tot de nieuwe identiteit toegang heeft.";
    M14:
        "Versleuteling door de server met een eigen sleutel werkt voor elk besturingssysteem en elke installatiekopie, omdat de opslagservice versleutelt; ADE versleutelt in de gast.",
        "Samen met schijven en VM’s: de envelop toont beide.";

    N1:
        "De sleutel van een kluis mag RSA 2048, 3072 of 4096 zijn, ook in een HSM.",
        "Genereer of importeer een van de drie groottes en wijs die toe. De browser bewaart de sleutels; een HSM is er niet.";
    N2:
        "Een sleutel-URI zonder versie roteert vanzelf, net als een gekozen sleutel; een URI met een versie niet.",
        "Stap 4 neemt beide aan.";
    N3:
        "De kluis mag een door de gebruiker toegewezen identiteit gebruiken.",
        "Maak een identiteit, geef die toegang tot de key vault en laat de kluis haar gebruiken.";
    N4:
        "Een key vault met toegangsbeheer op basis van rollen (RBAC) geeft toegang met de rol Key Vault Crypto Service Encryption User, niet met toegangsbeleid. Nieuwe key vaults hebben RBAC, tenzij je anders kiest.",
        "Wijs de rol toe aan de identiteit van de kluis. Die werkt 10 minuten later op de klok van het lab.";
    N5:
        "Voorlopig verwijderen staat altijd aan. De bewaartermijn, 7 tot 90 dagen, ligt vast vanaf het maken van de key vault, en namen van wat is verwijderd blijven zolang bezet.",
        "Een key vault van deze editie begint met voorlopig verwijderen aan en een bewaartermijn naar keuze; een verwijderde sleutel of key vault houdt zijn naam bezet.";
    N6:
        "Een wijziging van de sleutel gaat binnen een uur in. De oude versie moet tot dan ingeschakeld blijven.",
        "Het duurt één uur op de klok van het lab; zet de klok vooruit om het te zien gebeuren.";
    N7:
        "Een sleutel die verlopen of nog niet geldig is, kan nog wel uitpakken maar niet meer inpakken. Een uitgeschakelde sleutel kan geen van beide.",
        "Geef een sleutelversie een begin en een eind: daarbuiten gaat herstellen door en worden back-ups geweigerd.";
    N8:
        "Een rotatiebeleid maakt vanzelf een nieuwe versie, een tijd na het maken van de vorige of een tijd voor het verlopen ervan: minstens 7 dagen.",
        "Geef een sleutel een beleid en zet de klok vooruit.";
    N9:
        "Infrastructuurversleuteling is er in elke regio.",
        "De keuze bij het toewijzen is overal open, nog steeds alleen samen met een eigen sleutel.";
    N10:
        "Azure heeft foutcodes voor ontbrekende machtigingen, voor een key vault die de identiteit weigert, voor opschoningsbeveiliging en voor voorlopig verwijderen.",
        "Een weigering noemt de code als Azure er een heeft, in beide edities, gespeld zoals Azure haar spelt.";
    N11:
        "De key vault van een DES mag in een ander abonnement staan, in dezelfde regio; DES’en zijn er in alle regio’s en roteren vanzelf binnen een uur; schijven die ooit onder ADE vielen, kunnen er geen gebruiken.",
        "Samen met schijven en VM’s.";
    N12:
        "Is de sleutel van een schijf uitgeschakeld, verwijderd of verlopen, dan mislukken lezen en schrijven na ongeveer een uur en stoppen de VM’s.",
        "Samen met schijven en VM’s.";
    N13:
        "Een verwijderde key vault terughalen brengt de roltoewijzingen niet terug.",
        "Verwijder een key vault en haal hem terug: de sleutels zijn er weer, en wie ze gebruikte heeft opnieuw de rol nodig.";
    N14:
        "Het herstel van een ADE-VM uit een momentopname kan mislukken als de BEK of KEK is geroteerd; met de kluislaag lukt het dan wel.",
        "Samen met schijven en VM’s.";
    N15:
        "Een schijf die zonder DES uit de kluis wordt hersteld, houdt de versleutelingsinstelling van zijn VM.",
        "Samen met schijven en VM’s.";
    N16:
        "Azure Disk Encryption stopt op 15 september 2028.",
        "Samen met schijven en VM’s: een opmerking bij de D-regels.";
}
