BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE award (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	campaign_id TEXT NOT NULL, 
	beneficiary_id TEXT NOT NULL, 
	pledge_line_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	decision_number TEXT NOT NULL, 
	approved_at TEXT, 
	approved_by TEXT NOT NULL, 
	outcome TEXT, 
	outcome_on TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "award" VALUES('0000000000007018b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007001b095e3053dc4e626','0000000000007004b095e3053dc4e626','0000000000007003b095e3053dc4e626','card','12/QĐ-BHXH','2026-01-10T03:00:00Z','Bình','moved','2026-01-10',NULL);
CREATE TABLE beneficiary (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	full_name TEXT NOT NULL, 
	birth_date TEXT, 
	sex TEXT, 
	personal_id TEXT, 
	identity_card TEXT, 
	insurance_code TEXT, 
	health_card TEXT, 
	phone TEXT, 
	commune TEXT, 
	address TEXT NOT NULL, 
	hardship TEXT, 
	hardship_year BIGINT, 
	hardship_decision TEXT NOT NULL, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "beneficiary" VALUES('0000000000007011b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','Nguyễn Thị Khánh Huyền','1957-03-05','female','037157000001','164012345','3720123456','HT3373720123456','0912345678','since-2025:14359','Thôn Mẫu','near-poor',2026,'15/QĐ-UBND','trùng',NULL);
CREATE TABLE campaign (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	name TEXT NOT NULL, 
	short_name TEXT NOT NULL, 
	starts_on TEXT NOT NULL, 
	ends_on TEXT NOT NULL, 
	kinds TEXT NOT NULL, 
	closed_on TEXT, 
	settled_on TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "campaign" VALUES('0000000000007003b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','Chương trình Xuân Bính Ngọ 2026','Xuân Bính Ngọ 2026','2025-11-29','2026-03-01','card,book','2026-03-02','2026-06-01',NULL);
CREATE TABLE certificate (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	office_id TEXT NOT NULL, 
	series TEXT NOT NULL, 
	signing_key TEXT NOT NULL, 
	recipient TEXT NOT NULL, 
	signature TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "certificate" VALUES('0000000000007002b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007001b095e3053dc4e626','01','0000000000000000000000000000000000000000000000000000000000000000','age1nobody','00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',NULL);
CREATE TABLE clock (
	one INTEGER NOT NULL CHECK (one = 1), 
	last BIGINT NOT NULL, 
	wall TEXT NOT NULL, 
	PRIMARY KEY (one)
);
INSERT INTO "clock" VALUES(1,1152921504606846976,'2026-01-10T03:00:00Z');
CREATE TABLE "conflict" (
	rid TEXT NOT NULL, 
	tbl TEXT NOT NULL, 
	field TEXT NOT NULL, 
	heads INTEGER NOT NULL, 
	PRIMARY KEY (rid, tbl, field)
)
 WITHOUT ROWID

;
CREATE TABLE contribution (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	pledge_line_id TEXT NOT NULL, 
	quantity BIGINT NOT NULL, 
	amount BIGINT NOT NULL, 
	received_on TEXT NOT NULL, 
	document_number TEXT NOT NULL, 
	reverses TEXT, 
	reason TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "contribution" VALUES('000000000000700ab095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007003b095e3053dc4e626',2,2527200,'2026-01-06','12/PT','000000000000700db095e3053dc4e626','nhầm',NULL);
CREATE TABLE edit (
	rid TEXT NOT NULL, 
	tbl TEXT NOT NULL, 
	field TEXT NOT NULL, 
	stamp TEXT NOT NULL, 
	base TEXT NOT NULL, 
	value TEXT, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (rid, tbl, field, stamp, base)
)
 WITHOUT ROWID

;
INSERT INTO "edit" VALUES('0000000000007001b095e3053dc4e626','office','name','0000000000007063b095e3053dc4e626','0000000000007001b095e3053dc4e626','BHXH cơ sở Hoa Lư','2026-01-10T03:00:00Z','Lan',NULL);
CREATE TABLE event (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	campaign_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	place TEXT NOT NULL, 
	held_on TEXT NOT NULL, 
	delegation TEXT NOT NULL, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "event" VALUES('000000000000701db095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007001b095e3053dc4e626','Trao thẻ tại Hoa Lư','Nhà văn hóa thôn Mẫu','2026-01-20','Đoàn thanh niên','hoãn',NULL);
CREATE TABLE handover (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	award_id TEXT NOT NULL, 
	event_id TEXT, 
	handed_on TEXT NOT NULL, 
	handed_by TEXT NOT NULL, 
	collector_name TEXT NOT NULL, 
	collector_relation TEXT NOT NULL, 
	collector_id TEXT NOT NULL, 
	collector_paper TEXT NOT NULL, 
	item_number TEXT NOT NULL, 
	valid_from TEXT, 
	valid_to TEXT, 
	reverses TEXT, 
	reason TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "handover" VALUES('0000000000007021b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007005b095e3053dc4e626','000000000000700eb095e3053dc4e626','2026-01-10','Lan','Trần Văn Mẫu','con','037087000001','15/UQ','HT3373720123456','2026-01-10','2027-01-09','000000000000700fb095e3053dc4e626','nhầm người',NULL);
CREATE TABLE office (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	name TEXT NOT NULL, 
	level TEXT NOT NULL, 
	symbol TEXT NOT NULL, 
	parent_id TEXT, 
	place TEXT NOT NULL, 
	signer_title TEXT NOT NULL, 
	signer_name TEXT NOT NULL, 
	valid_from TEXT, 
	valid_to TEXT, 
	successor_id TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "office" VALUES('0000000000007001b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','BHXH cơ sở Hoa Lư','district','HL','0000000000007009b095e3053dc4e626','Hoa Lư','GIÁM ĐỐC','Lương Quốc Mẫu','2025-07-01','2030-01-01','000000000000700ab095e3053dc4e626',NULL);
CREATE TABLE peer (
	replica TEXT NOT NULL, 
	have TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	PRIMARY KEY (replica)
);
CREATE TABLE person_key (
	rid TEXT NOT NULL, 
	sort TEXT NOT NULL, 
	recency TEXT NOT NULL, 
	PRIMARY KEY (rid)
)
 WITHOUT ROWID

;
CREATE TABLE person_term (
	term TEXT NOT NULL, 
	rid TEXT NOT NULL, 
	PRIMARY KEY (term, rid)
)
 WITHOUT ROWID

;
CREATE TABLE pledge (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	campaign_id TEXT NOT NULL, 
	sponsor_id TEXT NOT NULL, 
	document_number TEXT NOT NULL, 
	pledged_on TEXT NOT NULL, 
	declared_amount BIGINT, 
	qualifier TEXT NOT NULL, 
	difference_reason TEXT NOT NULL, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "pledge" VALUES('0000000000007008b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007001b095e3053dc4e626','0000000000007002b095e3053dc4e626','05/CV','2026-01-05',30000000,'over','làm tròn','rút',NULL);
CREATE TABLE pledge_line (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	pledge_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	quantity BIGINT NOT NULL, 
	unit_value BIGINT NOT NULL, 
	months BIGINT, 
	qualifier TEXT NOT NULL, 
	office_id TEXT, 
	designated_group TEXT NOT NULL, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "pledge_line" VALUES('0000000000007009b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','000000000000700bb095e3053dc4e626','card',3,1263600,12,'nearly','000000000000700cb095e3053dc4e626','trẻ mồ côi','rút',NULL);
CREATE TABLE printing (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	receipt_id TEXT NOT NULL, 
	copy BIGINT NOT NULL, 
	device TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "printing" VALUES('0000000000007024b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007008b095e3053dc4e626',1,'pdf',NULL);
CREATE TABLE receipt (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	handover_id TEXT NOT NULL, 
	office_id TEXT NOT NULL, 
	series TEXT NOT NULL, 
	year BIGINT NOT NULL, 
	number BIGINT NOT NULL, 
	printed_number TEXT NOT NULL, 
	issued_on TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	amount BIGINT NOT NULL, 
	facts TEXT NOT NULL, 
	seal TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "receipt" VALUES('0000000000007022b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007006b095e3053dc4e626','0000000000007007b095e3053dc4e626','01',2026,1,'01-000001/BN-HL','2026-01-10','card',1263600,'{}','T',NULL);
CREATE TABLE receipt_void (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	receipt_id TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "receipt_void" VALUES('0000000000007023b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007008b095e3053dc4e626','Ghi nhầm tên',NULL);
CREATE TABLE segment (
	id INTEGER NOT NULL, 
	stream TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	prev TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	signature BLOB NOT NULL, 
	changes BIGINT NOT NULL, 
	schema INTEGER NOT NULL, 
	body BLOB NOT NULL, 
	recorded_at TEXT NOT NULL, 
	held TEXT, 
	PRIMARY KEY (id), 
	UNIQUE (hash)
);
CREATE TABLE setting (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "setting" VALUES('public-key','0000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE sponsor (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	name TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	scope TEXT NOT NULL, 
	tax_code TEXT, 
	phone TEXT, 
	address TEXT NOT NULL, 
	printed_name TEXT NOT NULL, 
	anonymous INTEGER NOT NULL, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "sponsor" VALUES('0000000000007007b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','Công ty Cổ phần Thử Nghiệm','enterprise','central','0100109106','0912345678','Hà Nội','Nhóm Thử Nghiệm',1,'nhập hai lần',NULL);
CREATE INDEX office_parent_id ON office (parent_id);
CREATE INDEX office_successor_id ON office (successor_id);
CREATE INDEX office_unsent ON office (seg) WHERE seg IS NULL;
CREATE INDEX certificate_office_id ON certificate (office_id);
CREATE INDEX certificate_unsent ON certificate (seg) WHERE seg IS NULL;
CREATE INDEX campaign_unsent ON campaign (seg) WHERE seg IS NULL;
CREATE INDEX sponsor_unsent ON sponsor (seg) WHERE seg IS NULL;
CREATE INDEX pledge_campaign_id ON pledge (campaign_id);
CREATE INDEX pledge_sponsor_id ON pledge (sponsor_id);
CREATE INDEX pledge_unsent ON pledge (seg) WHERE seg IS NULL;
CREATE INDEX pledge_line_office_id ON pledge_line (office_id);
CREATE INDEX pledge_line_pledge_id ON pledge_line (pledge_id);
CREATE INDEX pledge_line_unsent ON pledge_line (seg) WHERE seg IS NULL;
CREATE INDEX contribution_pledge_line_id ON contribution (pledge_line_id);
CREATE INDEX contribution_reverses ON contribution (reverses);
CREATE INDEX contribution_unsent ON contribution (seg) WHERE seg IS NULL;
CREATE INDEX beneficiary_identity_card ON beneficiary (identity_card);
CREATE INDEX beneficiary_insurance_code ON beneficiary (insurance_code);
CREATE INDEX beneficiary_personal_id ON beneficiary (personal_id);
CREATE INDEX beneficiary_unsent ON beneficiary (seg) WHERE seg IS NULL;
CREATE INDEX award_beneficiary_id ON award (beneficiary_id);
CREATE INDEX award_campaign_id ON award (campaign_id);
CREATE INDEX award_pledge_line_id ON award (pledge_line_id);
CREATE INDEX award_unsent ON award (seg) WHERE seg IS NULL;
CREATE INDEX event_campaign_id ON event (campaign_id);
CREATE INDEX event_unsent ON event (seg) WHERE seg IS NULL;
CREATE INDEX handover_award_id ON handover (award_id);
CREATE INDEX handover_event_id ON handover (event_id);
CREATE INDEX handover_reverses ON handover (reverses);
CREATE INDEX handover_unsent ON handover (seg) WHERE seg IS NULL;
CREATE INDEX receipt_handover_id ON receipt (handover_id);
CREATE INDEX receipt_office_id ON receipt (office_id);
CREATE INDEX receipt_unsent ON receipt (seg) WHERE seg IS NULL;
CREATE INDEX receipt_void_receipt_id ON receipt_void (receipt_id);
CREATE INDEX receipt_void_unsent ON receipt_void (seg) WHERE seg IS NULL;
CREATE INDEX printing_receipt_id ON printing (receipt_id);
CREATE INDEX printing_unsent ON printing (seg) WHERE seg IS NULL;
CREATE INDEX edit_unsent ON edit (seg) WHERE seg IS NULL;
CREATE INDEX segment_stream ON segment (stream, seq);
CREATE INDEX person_key_recency ON person_key (recency, rid);
CREATE INDEX person_key_sort ON person_key (sort, rid);
CREATE INDEX person_term_rid ON person_term (rid);
CREATE TRIGGER office_kept BEFORE DELETE ON office BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER certificate_kept BEFORE DELETE ON certificate BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER campaign_kept BEFORE DELETE ON campaign BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER sponsor_kept BEFORE DELETE ON sponsor BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER pledge_kept BEFORE DELETE ON pledge BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER pledge_line_kept BEFORE DELETE ON pledge_line BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER contribution_kept BEFORE DELETE ON contribution BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER beneficiary_kept BEFORE DELETE ON beneficiary BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER award_kept BEFORE DELETE ON award BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER handover_kept BEFORE DELETE ON handover BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER receipt_kept BEFORE DELETE ON receipt BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER receipt_void_kept BEFORE DELETE ON receipt_void BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER printing_kept BEFORE DELETE ON printing BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER contribution_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, pledge_line_id, quantity, amount, received_on, document_number, reverses, reason ON contribution BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE TRIGGER handover_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, award_id, event_id, handed_on, handed_by, collector_name, collector_relation, collector_id, collector_paper, item_number, valid_from, valid_to, reverses, reason ON handover BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE TRIGGER receipt_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, handover_id, office_id, series, year, number, printed_number, issued_on, kind, amount, facts, seal ON receipt BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE TRIGGER receipt_void_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, receipt_id, reason ON receipt_void BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE TRIGGER printing_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, receipt_id, copy, device ON printing BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
COMMIT;
