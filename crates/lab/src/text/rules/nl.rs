//! What each rule says, and what it is in Kluis, in Dutch.

use kluis_rulebook::Rule;

use super::RuleText;

rule_texts! {
    E1:
        "Back-upgegevens worden versleuteld met een AES-256-gegevenssleutel (DEK), en die wordt beschermd door jouw RSA-sleutel, de sleutelversleutelingssleutel (KEK).",
        "Elk herstelpunt heeft een eigen DEK, ingepakt met RSA-OAEP-256; een onversleutelde DEK wordt nooit opgeslagen. Bij Envelop zie je de bytes.";
    E2:
        "De KEK van de kluis mag een andere sleutel zijn dan die waarmee de bron is versleuteld.",
        "Een schijfversleutelingsset en Azure Disk Encryption hebben eigen sleutels, en de kluis een andere. De enveloppen van een schijf, van de momentopname en van de kopie in de kluis laten zien welke sleutel welke DEK inpakt.";
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
        "Kluizen, opslagaccounts, schijven, momentopnamen, installatiekopieën en schaalsets gebruiken één implementatie van de envelop.";

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
        "Geen instelling van een kluis vraagt hoe de bron is versleuteld. Een machine onder Azure Disk Encryption gaat naar de kluis zoals haar gast haar versleutelde, in een envelop onder de sleutel van de kluis; beide lagen zijn apart te zien.";
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
        "Bestanden, virtuele machines, en SQL Server en SAP HANA daarop gaan op dezelfde manier naar beide soorten kluizen; alleen de sleutel om de DEK is een andere.";

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
        "Elke herstelde schijf krijgt de set die zijn schijf had toen de momentopname werd gemaakt. Een andere kiezen wordt geweigerd, en een andere regio of een ander abonnement ook: daar kan die set niet heen.";
    R2:
        "Voor een schijf die uit de kluis wordt hersteld, kun je een DES opgeven; zonder DES krijgt hij platformsleutels.",
        "Een keuze bij het herstellen uit de kluislaag. In de editie van nu houden de schijven zonder keuze wat ze hadden (N15).";
    R3:
        "Een herstelde schijf of VM kan achteraf worden versleuteld, wat je bij het herstellen ook koos.",
        "Zet een schijf wanneer je wilt onder een andere set of onder platformsleutels: de DEK wordt opnieuw ingepakt, en van de gegevens wordt geen byte geschreven. In de editie van nu niet als hij ooit onder Azure Disk Encryption viel (N11).";
    R4:
        "Bij het herstellen zet je ‘Schijven versleutelen met uw sleutel’ op Ja en kies je een DES; wie herstelt, moet er toegang toe hebben.",
        "Een set is van wie hier werkt, tot je de toegang ertoe afneemt; herstellen met die set wordt dan geweigerd tot de toegang terug is.";
    R5:
        "Een DES kiezen kan niet als de VM Azure Disk Encryption gebruikt.",
        "Bij zo’n machine staat de keuze uit, en de API weigert haar. De schijven komen terug zoals de gast ze versleutelde, in de opslag onder platformsleutels.";
    R6:
        "Een hersteld bestand is versleuteld met de sleutel van de plek waarnaar het wordt hersteld.",
        "Herstellen noemt die sleutel voordat je begint. Een opslagaccount verzegelt wat het krijgt onder zijn eigen sleutel; jouw apparaat krijgt een gewoon bestand.";
    R7:
        "Een herstelde SAP HANA- of SQL Server-database is versleuteld met de sleutel van de doelopslag, van jou of van het platform.",
        "Terug in de eigen machine, in een andere machine met dezelfde database, in een opslagaccount of naar jouw apparaat: de sleutel van die plek staat erbij en wordt gebruikt.";
    R8:
        "PowerShell herstelt met -DiskEncryptionSetId.",
        "Het script staat naast het formulier, met de namen van dit lab en, als er een gekozen is, de id van de set.";

    D1:
        "Van VM’s waarvan de schijven platformsleutels hebben, wordt een back-up gemaakt zonder dat je er iets voor doet.",
        "Back-up inschakelen, en dat is alles: van de schijven wordt niets gevraagd en niets gewijzigd.";
    D2:
        "Ook van VM’s waarvan de schijven een eigen sleutel hebben, wordt zonder meer een back-up gemaakt; in de kluis geldt de versleuteling van de kluis.",
        "Eerst worden er momentopnamen gemaakt, onder de sleutels van de schijven; daarna gaat hetzelfde naar de kluis, elke schijf onder een nieuwe DEK die de sleutel van de kluis inpakt.";
    D3:
        "VM’s onder Azure Disk Encryption (ADE) worden ondersteund met beheerde en onbeheerde schijven, met alleen een BEK en met BEK en KEK.",
        "Alle vier, met echte sleutels: elke schijf wordt sector voor sector versleuteld met sleutels uit de BEK, en de BEK is een geheim in de key vault, ingepakt door de KEK als die er is. De kluis bewaart een eigen kopie van de BEK.";
    D4:
        "Back-up en herstel van ADE-VM’s blijven binnen één abonnement en regio.",
        "Zo’n machine beveiligen in een kluis elders wordt geweigerd, en haar elders herstellen ook.";
    D5:
        "De sleutel van een ADE-VM staat op zichzelf; een sleutel die bij een certificaat hoort, wordt niet ondersteund.",
        "Genereer een certificaat, neem de sleutel ervan als KEK, en de machine beveiligen wordt geweigerd.";
    D6:
        "Uit een ADE-VM zijn geen losse bestanden of mappen te herstellen.",
        "Geweigerd, met wat wel kan: herstel de schijven en haal de bestanden daarvandaan.";
    D7:
        "‘Bestaande vervangen’ en ‘VM maken’ kunnen niet bij ADE-VM’s: herstel de schijven en maak daarna de VM met de sjabloon of met PowerShell.",
        "Beide worden geweigerd, met deze vervolgstappen. Het herstel van de schijven maakt een ARM-sjabloon met hun namen, het geheim en de sleutel; implementeer die en de machine is er.";
    D8:
        "Zet je versleuteling aan op een VM die al beveiligd is, dan moet Backup toegang krijgen tot de key vault, anders stoppen de back-ups.",
        "Zet versleuteling aan op een beveiligde machine: de volgende back-up mislukt met deze regel, tot de key vault toegang geeft of een lid van de directory back-up nog eens inschakelt.";
    D9:
        "De VM-agent moet geïnstalleerd zijn.",
        "Beveiligen wordt zonder geweigerd, met de weg om hem te installeren.";
    D10:
        "Azure Backup heeft alleen-lezentoegang nodig tot sleutels en geheimen. Bij een lid van de tenant gaat dat vanzelf; bij een gastgebruiker moet die worden gegeven.",
        "Zeg wie hier werkt, een lid of een gast. Bij elke beveiligde machine staat ‘toegang in orde’ of ‘toegangswaarschuwing’, zoals in de portal, en met een waarschuwing komt er geen back-up.";
    D11:
        "De sjabloon Azure Backup vult de machtigingen voor sleutels en geheimen in; met alleen een BEK mogen die voor sleutels weg. Backup Management Service staat daarna in het beleid; Opslaan.",
        "De sjabloon voegt Ophalen, Lijst en Back-up toe op geheimen, en op sleutels als er een KEK is. Backup Management Service staat in de lijst, en wat is toegevoegd telt pas als het is opgeslagen.";
    D12:
        "Back-up stel je in met + Back-up, Azure, Virtuele machine, een beleid (standaard, bestaand of nieuw), de VM’s, Back-up inschakelen.",
        "Dezelfde weg: een kluis, een machine, een beleid (DefaultPolicy of een eigen), Back-up inschakelen. Het beleid maakt daarna back-ups op zijn uur op de klok van het lab, en laat momentopnamen en herstelpunten verlopen als hun dagen om zijn.";
    D13:
        "Nu back-up maken vraagt tot wanneer je wilt bewaren; de voortgang staat in de meldingen en bij de taken.",
        "Het vraagt om een laatste dag, na vandaag en hoogstens 9999 dagen vooruit; op die dag gaat het herstelpunt weg. De taak staat bij Activiteit.";
    D14:
        "Na het herstel van een Linux-VM met ADE wordt de ADE-extensie opnieuw geïnstalleerd, zodat gegevensschijven opengaan en gekoppeld worden.",
        "De gegevensschijven van zo’n machine blijven op slot, en ze lezen wordt geweigerd, tot de extensie opnieuw is geïnstalleerd. In de sjabloon is zij een aparte resource, in het lab een aparte stap.";

    M1:
        "Beheerde schijven, momentopnamen, installatiekopieën en wat ernaartoe wordt geschreven, zijn standaard versleuteld met platformsleutels.",
        "Elke schijf, momentopname, installatiekopie en schaalset begint onder de platformsleutel, tenzij je een set kiest: dezelfde envelop, maar het platform heeft de KEK.";
    M2:
        "Een schijf krijgt een eigen sleutel via een DES: een sleutel in een key vault, de DES met zijn identiteit, de machtigingen Ophalen, Sleutel inpakken en Sleutel uitpakken met de rol Lezer, en schijven die de DES gebruiken.",
        "Elk van de acht stappen gebeurt en wordt vastgelegd. Een set waarvan de identiteit een machtiging of de rol Lezer mist, versleutelt niets, en de weigering zegt wat er ontbreekt; op een key vault met rollen is de rol voor sleutels genoeg.";
    M3:
        "De sleutel uitschakelen of de toegang intrekken blokkeert meteen alle gegevens van de schijven.",
        "Lezen en schrijven van elke schijf onder de set wordt geweigerd tot het is teruggedraaid, en de machines starten niet. Er gaat niets verloren. In de editie van nu gaan schijven nog een uur door (N12).";
    M4:
        "De bewaking van de key vault laat zien dat alleen vertrouwde services de sleutel gebruiken.",
        "Het controlelogboek van een key vault noemt elk gebruik van een sleutel en een geheim, en door wie: de set, de kluis, Azure Backup of Azure Disk Encryption.";
    M5:
        "Voorlopig verwijderen en opschoningsbeveiliging zijn verplicht voor sleutels van schijven.",
        "Een set maken met een sleutel uit een key vault die een van beide mist, wordt geweigerd, en hem later zo’n sleutel geven ook.";
    M6:
        "Eigen sleutels kunnen bij VM’s uit een Marketplace-installatiekopie, aangepaste installatiekopieën, VM’s daaruit, gegevensschijven, momentopnamen en schaalsets.",
        "Alle zes, onder een set of onder platformsleutels.";
    M7:
        "Eigen sleutels voor schijven zijn een preview in alleen West Central US.",
        "Een set in een andere regio wordt geweigerd.";
    M8:
        "Schijven uit een installatiekopie met een eigen sleutel hebben dezelfde sleutel en staan in hetzelfde abonnement.",
        "Een schijf uit zo’n installatiekopie krijgt dezelfde set, en iets anders kiezen wordt geweigerd.";
    M9:
        "Een momentopname van een schijf met een eigen sleutel heeft dezelfde sleutel.",
        "Momentopnamen en installatiekopieën van zo’n schijf krijgen zijn set, en iets anders kiezen wordt geweigerd.";
    M10:
        "Installatiekopieën met een eigen sleutel kunnen niet in een galerie met gedeelde installatiekopieën.",
        "Er een publiceren wordt geweigerd; een installatiekopie onder platformsleutels mag wel.";
    M11:
        "De key vault staat in hetzelfde abonnement en dezelfde regio als wat zijn sleutels versleutelen.",
        "Een set met een key vault elders wordt geweigerd, en een schijf elders onder die set ook. In de editie van nu mag de key vault in een ander abonnement staan (N11).";
    M12:
        "Schijven, momentopnamen en installatiekopieën met een eigen sleutel kunnen niet naar een ander abonnement verhuizen.",
        "Zo’n verhuizing wordt geweigerd; wat onder platformsleutels staat, mag wel.";
    M13:
        "Verhuist een abonnement, resourcegroep of schijf naar een andere directory, dan verhuist de identiteit niet mee en werkt de sleutel mogelijk niet meer.",
        "Verplaats een set naar een andere directory: de sleutel werkt meteen niet meer. Geef hem een nieuwe identiteit en die toegang, en de schijven zijn weer te lezen.";
    M14:
        "Versleuteling door de server met een eigen sleutel werkt voor elk besturingssysteem en elke installatiekopie, omdat de opslagservice versleutelt; ADE versleutelt in de gast.",
        "Een set kan bij Windows en Linux, en bij elke installatiekopie. De envelop van een schijf toont wiens sleutel om de DEK zit, en of de gast heeft versleuteld wat erin zit.";

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
        "Een key vault uit een ander abonnement mag, in elke regio. Een nieuwere versie van de sleutel komt een uur later op de klok van het lab in gebruik, en elke DEK wordt dan opnieuw ingepakt. Een schijf die ooit onder Azure Disk Encryption viel, krijgt geen set, en Azure Disk Encryption weigert een machine met een set.";
    N12:
        "Is de sleutel van een schijf uitgeschakeld, verwijderd of verlopen, dan mislukken lezen en schrijven na ongeveer een uur en stoppen de VM’s.",
        "Schijven gaan op de klok van het lab nog een uur door zonder de key vault iets te vragen; iets nieuws versleutelen kan intussen niet. Daarna worden lezen en schrijven geweigerd en stoppen de machines; is de sleutel terug, dan start je ze weer.";
    N13:
        "Een verwijderde key vault terughalen brengt de roltoewijzingen niet terug.",
        "Verwijder een key vault en haal hem terug: de sleutels zijn er weer, en wie ze gebruikte heeft opnieuw de rol nodig.";
    N14:
        "Het herstel van een ADE-VM uit een momentopname kan mislukken als de BEK of KEK is geroteerd; met de kluislaag lukt het dan wel.",
        "Roteer de BEK, of maak een nieuwe versie van de KEK: herstellen uit de oudere momentopnamen wordt geweigerd, en uit de kluislaag lukt het nog.";
    N15:
        "Een schijf die zonder DES uit de kluis wordt hersteld, houdt de versleutelingsinstelling van zijn VM.",
        "Zonder keuze houdt elke schijf de set die hij had; in een andere regio of een ander abonnement krijgt hij platformsleutels.";
    N16:
        "Azure Disk Encryption stopt op 15 september 2028.",
        "In deze editie is het er nog, zoals in Azure tot die dag; de D-regels gaan erover.";
}
