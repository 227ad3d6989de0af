-- What was turned over in a request's history: the hash of each event before and after, and a keyed hash over all of them.
CREATE TABLE "turned_history" (
    "chain" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "hashes" JSONB NOT NULL,
    "mac" TEXT NOT NULL,

    CONSTRAINT "turned_history_pkey" PRIMARY KEY ("chain")
);
CREATE TRIGGER "turned_history_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "turned_history"
    FOR EACH STATEMENT EXECUTE FUNCTION "is_append_only"();

-- Names that lie open may be sealed, which changes no hash; a history may be turned over in the transaction that writes down how.
CREATE FUNCTION "request_event_may_be_sealed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (to_jsonb(NEW) - ARRAY['actor', 'note', 'previous_hash', 'hash']) = (to_jsonb(OLD) - ARRAY['actor', 'note', 'previous_hash', 'hash']) THEN
        IF (NEW.note, NEW.previous_hash, NEW.hash) IS NOT DISTINCT FROM (OLD.note, OLD.previous_hash, OLD.hash)
            AND (NEW.actor = OLD.actor OR (OLD.actor NOT LIKE '~d1.%' AND NEW.actor LIKE '~d1.%')) THEN
            RETURN NEW;
        END IF;
        IF EXISTS (SELECT 1 FROM turned_history t WHERE t.chain = OLD.request_id AND t.xmin = pg_current_xact_id()::xid
            AND t.hashes @> jsonb_build_array(jsonb_build_array(OLD.seq, OLD.hash, NEW.hash))) THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'request_event is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER "request_event_append_only" ON "request_event";
CREATE TRIGGER "request_event_append_only" BEFORE DELETE OR TRUNCATE ON "request_event"
    FOR EACH STATEMENT EXECUTE FUNCTION "request_event_is_append_only"();
CREATE TRIGGER "request_event_sealed_only" BEFORE UPDATE ON "request_event"
    FOR EACH ROW EXECUTE FUNCTION "request_event_may_be_sealed"();

CREATE FUNCTION "admin_event_may_be_sealed"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (to_jsonb(NEW) - ARRAY['actor', 'note']) = (to_jsonb(OLD) - ARRAY['actor', 'note'])
        AND (NEW.actor = OLD.actor OR (OLD.actor NOT LIKE '~d1.%' AND NEW.actor LIKE '~d1.%'))
        AND (NEW.note IS NOT DISTINCT FROM OLD.note OR (OLD.note NOT LIKE '~d1.%' AND NEW.note LIKE '~d1.%')) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'admin_event is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER "admin_event_append_only" ON "admin_event";
CREATE TRIGGER "admin_event_append_only" BEFORE DELETE OR TRUNCATE ON "admin_event"
    FOR EACH STATEMENT EXECUTE FUNCTION "is_append_only"();
CREATE TRIGGER "admin_event_sealed_only" BEFORE UPDATE ON "admin_event"
    FOR EACH ROW EXECUTE FUNCTION "admin_event_may_be_sealed"();
