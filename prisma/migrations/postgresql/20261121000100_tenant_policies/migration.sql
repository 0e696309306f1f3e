-- Superusers and table owners bypass policies, so every transaction of a tenant takes this role.
-- Roles belong to the whole cluster: another database, at this very moment, may be creating the same one.
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'linkstar_app') THEN
    CREATE ROLE linkstar_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END
$$;

DO $$
BEGIN
  IF NOT pg_has_role(current_user, 'linkstar_app', 'MEMBER') THEN
    EXECUTE format('GRANT linkstar_app TO %I', current_user);
  END IF;
EXCEPTION WHEN unique_violation THEN
  NULL;
END
$$;

DO $$
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO linkstar_app', current_schema());
END
$$;

-- What a tenant's transaction may touch outside the policies: its answer, its messages, its schedule, its binding.
GRANT SELECT, UPDATE ON "inbox" TO linkstar_app;
GRANT SELECT, INSERT, UPDATE ON "bind_code" TO linkstar_app;
GRANT SELECT, INSERT, UPDATE ON "installation" TO linkstar_app;
GRANT SELECT, INSERT ON "outbox" TO linkstar_app;
GRANT USAGE ON SEQUENCE "outbox_id_seq" TO linkstar_app;
GRANT SELECT, INSERT, UPDATE ON "lane" TO linkstar_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "occurrence" TO linkstar_app;

-- Every other table with a tenant is confined, for the owner too.
DO $$
DECLARE
  confined text;
BEGIN
  FOR confined IN
    SELECT c.table_name
    FROM information_schema.columns c
    WHERE c.table_schema = current_schema()
      AND c.column_name = 'tenantId'
      AND c.table_name NOT IN ('installation', 'bind_code', 'inbox', 'lane', 'outbox', 'occurrence')
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', confined);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', confined);
    EXECUTE format(
      'CREATE POLICY tenant_only ON %I USING ("tenantId" = current_setting(''app.tenant_id'', true)) WITH CHECK ("tenantId" = current_setting(''app.tenant_id'', true))',
      confined
    );
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO linkstar_app', confined);
  END LOOP;
END
$$;

-- A tenant sees its own row; the directory of tenants is open to whoever has not taken the role.
ALTER TABLE "tenant" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "tenant" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant_only ON "tenant"
  USING ("id" = current_setting('app.tenant_id', true))
  WITH CHECK ("id" = current_setting('app.tenant_id', true));
CREATE POLICY directory ON "tenant"
  USING (current_user <> 'linkstar_app')
  WITH CHECK (current_user <> 'linkstar_app');
GRANT SELECT, UPDATE ON "tenant" TO linkstar_app;

-- A button's link carries nothing but its token: whoever has not taken the role may ask whose it is.
CREATE POLICY by_token ON "button_token" FOR SELECT USING (current_user <> 'linkstar_app');
