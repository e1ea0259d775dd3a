"""Makes accounts-store.sqlite, accounts-in-use.sqlite with its log, and other.sqlite."""

import json
import pathlib
import plistlib
import shutil
import sqlite3
import tempfile

HERE = pathlib.Path(__file__).parent
SCHEMA = """
CREATE TABLE ZACCOUNT ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZACTIVE INTEGER,
  ZAUTHENTICATED INTEGER, ZSUPPORTSAUTHENTICATION INTEGER, ZVISIBLE INTEGER, ZACCOUNTTYPE INTEGER,
  ZPARENTACCOUNT INTEGER, ZDATE TIMESTAMP, ZACCOUNTDESCRIPTION VARCHAR, ZAUTHENTICATIONTYPE VARCHAR,
  ZIDENTIFIER VARCHAR, ZOWNINGBUNDLEID VARCHAR, ZUSERNAME VARCHAR, ZDATACLASSPROPERTIES BLOB );
CREATE TABLE ZACCOUNTTYPE ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER,
  ZACCOUNTTYPEDESCRIPTION VARCHAR, ZIDENTIFIER VARCHAR );
CREATE TABLE ZACCOUNTPROPERTY ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZOWNER INTEGER,
  ZKEY VARCHAR, ZVALUE BLOB );
CREATE TABLE ZDATACLASS ( Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZNAME VARCHAR );
CREATE TABLE Z_2ENABLEDDATACLASSES ( Z_2ENABLEDACCOUNTS INTEGER, Z_7ENABLEDDATACLASSES INTEGER,
  PRIMARY KEY (Z_2ENABLEDACCOUNTS, Z_7ENABLEDDATACLASSES) );
CREATE TABLE Z_2PROVISIONEDDATACLASSES ( Z_2PROVISIONEDACCOUNTS INTEGER, Z_7PROVISIONEDDATACLASSES INTEGER,
  PRIMARY KEY (Z_2PROVISIONEDACCOUNTS, Z_7PROVISIONEDDATACLASSES) );
CREATE TABLE Z_METADATA ( Z_VERSION INTEGER PRIMARY KEY, Z_UUID VARCHAR(255), Z_PLIST BLOB );
CREATE INDEX ZACCOUNTPROPERTY_ZOWNER_INDEX ON ZACCOUNTPROPERTY (ZOWNER);
"""


def archive(value):
    """What NSKeyedArchiver makes of a value."""
    objects = ["$null"]

    def put(item):
        objects.append(item)
        return plistlib.UID(len(objects) - 1)

    def add(item):
        if isinstance(item, dict):
            place = put(None)
            keys = [add(key) for key in item]
            values = [add(each) for each in item.values()]
            fields = {"NS.keys": keys, "NS.objects": values, "$class": described("NSDictionary")}
            objects[place.data] = fields
            return place
        if isinstance(item, list):
            place = put(None)
            objects[place.data] = {"NS.objects": [add(each) for each in item], "$class": described("NSArray")}
            return place
        return put(item)

    def described(name):
        return put({"$classname": name, "$classes": [name, "NSObject"]})

    top = {"root": add(value)}
    tree = {"$version": 100000, "$archiver": "NSKeyedArchiver", "$top": top, "$objects": objects}
    return plistlib.dumps(tree, fmt=plistlib.FMT_BINARY)


def add_account(base, account):
    def number(table, column, value):
        if value is None:
            return None
        found = base.execute(f"SELECT Z_PK FROM {table} WHERE {column} = ?", (value,)).fetchone()
        return found[0] if found else base.execute(f"INSERT INTO {table} ({column}) VALUES (?)", (value,)).lastrowid

    dataclasses = account.get("dataclassProperties")
    row = base.execute(
        "INSERT INTO ZACCOUNT (ZACTIVE, ZACCOUNTTYPE, ZPARENTACCOUNT, ZACCOUNTDESCRIPTION, ZIDENTIFIER, ZUSERNAME,"
        " ZDATACLASSPROPERTIES) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (account["active"], number("ZACCOUNTTYPE", "ZIDENTIFIER", account["type"]),
         number("ZACCOUNT", "ZIDENTIFIER", account["parent"]), account.get("description"), account["identifier"],
         account.get("username"), archive(dataclasses) if dataclasses else None)).lastrowid
    for key, value in account["properties"].items():
        base.execute("INSERT INTO ZACCOUNTPROPERTY (ZOWNER, ZKEY, ZVALUE) VALUES (?, ?, ?)",
                     (row, key, archive(value)))
    for name in account.get("enabledDataclasses", []):
        base.execute("INSERT INTO Z_2ENABLEDDATACLASSES VALUES (?, ?)", (row, number("ZDATACLASS", "ZNAME", name)))


def make(name, schema=SCHEMA):
    (HERE / name).unlink(missing_ok=True)
    base = sqlite3.connect(HERE / name, isolation_level=None)
    base.execute("PRAGMA page_size = 512")
    base.executescript(schema)
    return base


accounts = json.loads((HERE / "accounts-store.json").read_text())["accounts"]
base = make("accounts-store.sqlite")
for account in accounts:
    add_account(base, account)
base.close()

# Four accounts are in the database; the last one, and the first one's new name, only in the log.
base = make("accounts-in-use.sqlite")
base.execute("PRAGMA journal_mode = WAL")
base.execute("PRAGMA wal_autocheckpoint = 0")
for account in accounts[:-1]:
    add_account(base, account)
base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
base.execute("BEGIN")
add_account(base, accounts[-1])
base.execute("COMMIT")
base.execute("UPDATE ZACCOUNT SET ZACCOUNTDESCRIPTION = 'iCloud, renamed' WHERE Z_PK = 1")
with tempfile.TemporaryDirectory() as folder:
    for ending in ("", "-wal"):
        shutil.copy(HERE / f"accounts-in-use.sqlite{ending}", folder)
    base.close()
    for ending in ("", "-wal"):
        shutil.copy(f"{folder}/accounts-in-use.sqlite{ending}", HERE)

make("other.sqlite", "CREATE TABLE message (text); INSERT INTO message VALUES ('hello');").close()
