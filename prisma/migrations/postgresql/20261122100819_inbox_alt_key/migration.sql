-- Most deliveries have no other key, and an entry for each of them cost as much as the one that is looked for.
DROP INDEX "inbox_connectionId_altKey_key";

CREATE UNIQUE INDEX "inbox_connectionId_altKey_key" ON "inbox"("connectionId", "altKey") WHERE "altKey" IS NOT NULL;
