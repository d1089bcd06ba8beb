"""Opens the databases of samples with SQLite: their structure holds, they read, and they can be written to.

`databases.py FOLDER`: FOLDER/N.db has N pages.
"""

import sqlite3
import sys
from pathlib import Path


def main(folder):
    databases = sorted(folder.glob("*.db"), key=lambda path: int(path.stem))
    assert databases, "no databases"
    for path in databases:
        check(path)


def check(path):
    pages = int(path.stem)
    with sqlite3.connect(path) as database:
        ask = lambda sql: database.execute(sql).fetchall()
        assert ask("PRAGMA integrity_check") == [("ok",)], path
        assert ask("PRAGMA page_count") == [(pages,)], path
        if pages > 1:
            count, last = ask("SELECT count(*), max(id) FROM notes")[0]
            assert count == last > 0, path
            assert ask("SELECT name FROM notes WHERE id = 18") == [("notitie 00000018",)], path
            database.execute("DELETE FROM notes WHERE id % 3 = 0")
            database.execute("INSERT INTO notes(name, amount, body) VALUES ('new', 1, 'row')")
            database.commit()
        assert ask("PRAGMA integrity_check") == [("ok",)], path
        print(f"{path.name}: ok")


main(Path(sys.argv[1]))
