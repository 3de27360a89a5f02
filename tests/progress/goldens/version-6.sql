BEGIN TRANSACTION;
CREATE TABLE card_state (
            card TEXT PRIMARY KEY NOT NULL,
            stability REAL, difficulty REAL, last_day INTEGER, reps INTEGER, lapses INTEGER,
            due_day INTEGER, suspended INTEGER NOT NULL, fingerprint TEXT NOT NULL,
            form TEXT NOT NULL, variant TEXT NOT NULL, seen_day INTEGER, seen_times INTEGER NOT NULL,
            missed_day INTEGER, righted INTEGER NOT NULL, introduced INTEGER NOT NULL, restarted_day INTEGER
        , flagged INTEGER NOT NULL DEFAULT 0, tags TEXT NOT NULL DEFAULT '', buried_day INTEGER) STRICT, WITHOUT ROWID;
INSERT INTO "card_state" VALUES('ice/HSI.part of',1.06483769900765246063e+01,4.75285848853255732393e+00,739948,2,0,739959,0,'f1','choose','',739948,1,NULL,0,0,NULL,0,'',NULL);
INSERT INTO "card_state" VALUES('ice/HSI.stands for',NULL,NULL,NULL,NULL,NULL,NULL,1,'','','',NULL,0,NULL,0,0,NULL,0,'',NULL);
INSERT INTO "card_state" VALUES('ice/runs.Predator',0.212,6.4133,739944,1,0,739945,0,'f2','choose','',739944,1,739944,0,0,NULL,0,'',NULL);
CREATE TABLE day_total (
            deck TEXT NOT NULL, day INTEGER NOT NULL,
            answered INTEGER NOT NULL, right INTEGER NOT NULL, close INTEGER NOT NULL, wrong INTEGER NOT NULL,
            ms INTEGER NOT NULL, new INTEGER NOT NULL, reviews INTEGER NOT NULL, extra_new INTEGER NOT NULL, recalled INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (day, deck)
        ) STRICT, WITHOUT ROWID;
INSERT INTO "day_total" VALUES('ice',739944,2,1,0,1,4000,2,0,0,0);
INSERT INTO "day_total" VALUES('ice',739948,1,0,1,0,2000,0,1,0,1);
CREATE TABLE derived (
            one INTEGER PRIMARY KEY NOT NULL CHECK (one = 1),
            rules INTEGER NOT NULL, log_count INTEGER NOT NULL, log_xor INTEGER NOT NULL,
            tick_ms INTEGER NOT NULL, counter INTEGER NOT NULL, largest_day INTEGER NOT NULL,
            seq INTEGER NOT NULL, settings TEXT NOT NULL
        ) STRICT;
INSERT INTO "derived" VALUES(1,4,5,-2193484385058735345,1795863608000,0,739948,5,'{"desired_retention":0.9,"fits_to_learner":1,"new_per_day":12,"reviews_per_day":200,"rollover_hour":4,"seconds_per_card":10,"stability_factor":1.0}');
CREATE TABLE device (id TEXT NOT NULL) STRICT;
INSERT INTO "device" VALUES('f5b165224a58b791');
CREATE TABLE event (
            id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
            device TEXT NOT NULL, seq INTEGER NOT NULL,
            utc_ms INTEGER NOT NULL, offset_minutes INTEGER NOT NULL,
            tick_ms INTEGER NOT NULL, counter INTEGER NOT NULL, day INTEGER NOT NULL,
            kind TEXT NOT NULL, card TEXT NOT NULL, body TEXT NOT NULL, hash INTEGER NOT NULL
        ) STRICT;
INSERT INTO "event" VALUES(X'01A20D366B807F6AB1D8303E61CD86C3','f5b165224a58b791',1,1795518000000,60,1795518000000,0,739944,'answered','ice/HSI.part of','{"deck":"ice","exam":"","fingerprint":"f1","form":"choose","graded":true,"guessed":false,"hints":0,"ms":2000,"new":false,"options":[],"purpose":"due","rating":"good","reply":null,"seed":0,"share":1.0,"variant":"","verdict":"right"}',-9093671745792355928);
INSERT INTO "event" VALUES(X'01A20D367B207C348C4189EB2F1ED47E','f5b165224a58b791',2,1795518004000,60,1795518004000,0,739944,'answered','ice/runs.Predator','{"deck":"ice","exam":"","fingerprint":"f2","form":"choose","graded":true,"guessed":false,"hints":0,"ms":2000,"new":false,"options":[],"purpose":"due","rating":"again","reply":null,"seed":0,"share":1.0,"variant":"","verdict":"wrong"}',5408847608559412963);
INSERT INTO "event" VALUES(X'01A20D368AC0746F8EC2A3D81173E578','f5b165224a58b791',3,1795518008000,60,1795518008000,0,739944,'suspended','ice/HSI.stands for','{}',1385212859347352071);
INSERT INTO "event" VALUES(X'01A20D368AC07BCC8EA696762E61E9C9','f5b165224a58b791',4,1795518008000,60,1795518008000,1,739944,'setting','','{"key":"new_per_day","value":12}',-3116919186864188646);
INSERT INTO "event" VALUES(X'01A221CFFAC07D99BF358C2E0718E47C','f5b165224a58b791',5,1795863608000,60,1795863608000,0,739948,'answered','ice/HSI.part of','{"deck":"ice","exam":"","fingerprint":"f1","form":"choose","graded":true,"guessed":false,"hints":0,"ms":2000,"new":false,"options":[],"purpose":"due","rating":"hard","reply":null,"seed":0,"share":1.0,"variant":"","verdict":"close"}',-1381255621730949799);
CREATE TABLE migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO "migration" VALUES(1,'events_and_derived_rows');
INSERT INTO "migration" VALUES(2,'marks_of_the_learner');
INSERT INTO "migration" VALUES(3,'what_is_set_aside');
INSERT INTO "migration" VALUES(4,'buried_cards');
INSERT INTO "migration" VALUES(5,'what_was_recalled');
INSERT INTO "migration" VALUES(6,'events_by_their_clock');
CREATE TABLE set_aside (
            id BLOB NOT NULL, hash INTEGER NOT NULL, reason TEXT NOT NULL, tick_ms INTEGER NOT NULL, line TEXT NOT NULL,
            PRIMARY KEY (id, hash)
        ) STRICT, WITHOUT ROWID;
CREATE INDEX event_of_card ON event (card);
CREATE INDEX event_renamed ON event (card) WHERE kind = 'renamed';
CREATE TRIGGER event_stays BEFORE DELETE ON event
            BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_is_final BEFORE UPDATE ON event
            BEGIN SELECT raise(ABORT, 'the log is append-only'); END;
CREATE TRIGGER event_once BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id)
            BEGIN SELECT raise(IGNORE); END;
CREATE INDEX event_purged ON event (tick_ms) WHERE kind = 'purged';
CREATE INDEX event_by_clock ON event (tick_ms, counter, id);
COMMIT;
PRAGMA application_id = 1231245673;
PRAGMA user_version = 6;
