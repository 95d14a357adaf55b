BEGIN TRANSACTION;
CREATE TABLE access (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	staff TEXT NOT NULL, 
	act TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE admission (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	beneficiary_id TEXT NOT NULL, 
	hospital TEXT NOT NULL, 
	facility TEXT, 
	ward TEXT NOT NULL, 
	admitted_on TEXT NOT NULL, 
	discharged_on TEXT, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "admission" VALUES('0000000000007014b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007004b095e3053dc4e626','Bệnh viện đa khoa Mẫu','37001','Khoa Nội','2026-01-02','2026-02-20','nhầm người',NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0007');
CREATE TABLE allotment (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	pledge_line_id TEXT NOT NULL, 
	office_id TEXT NOT NULL, 
	quantity BIGINT NOT NULL, 
	allotted_on TEXT NOT NULL, 
	document_number TEXT NOT NULL, 
	reverses TEXT, 
	reason TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "allotment" VALUES('000000000000700bb095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007003b095e3053dc4e626','0000000000007007b095e3053dc4e626',2,'2026-01-07','4/QĐ','0000000000007014b095e3053dc4e626','thu hồi',NULL);
CREATE TABLE attachment (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	subject_table TEXT NOT NULL, 
	subject_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	title TEXT NOT NULL, 
	media_type TEXT, 
	size BIGINT NOT NULL, 
	digest TEXT NOT NULL, 
	reverses TEXT, 
	reason TEXT NOT NULL, 
	content TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "attachment" VALUES('000000000000702db095e3053dc4e626','2026-01-10T03:00:00Z','Lan','decision','000000000000701bb095e3053dc4e626','decision','Quyết định 12','application/pdf',5,'abababababababababababababababababababababababababababababababab','0000000000007022b095e3053dc4e626','nhầm tệp','JVBERi0=',NULL);
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
	seg BIGINT, months BIGINT, starts_on TEXT, income BIGINT, decision_id TEXT, nomination_id TEXT, replaces TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "award" VALUES('0000000000007019b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007001b095e3053dc4e626','0000000000007004b095e3053dc4e626','0000000000007003b095e3053dc4e626','card','12/QĐ-BHXH','2026-01-10T03:00:00Z','Bình','moved','2026-01-10',NULL,6,'2026-02-01',2000000,'000000000000701bb095e3053dc4e626','000000000000701cb095e3053dc4e626','000000000000701db095e3053dc4e626');
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
	seg BIGINT, hardship_until TEXT, household_id TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "beneficiary" VALUES('0000000000007012b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','Nguyễn Thị Khánh Huyền','1957-03-05','female','037157000002','164012345','3720123456','HT3373720123456','0912345678','since-2025:14359','Thôn Mẫu','near-poor',2026,'15/QĐ-UBND','trùng',NULL,'2026-12-31','0000000000007010b095e3053dc4e626');
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
CREATE TABLE consent (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	beneficiary_id TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	given INTEGER NOT NULL, 
	given_on TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	guardian TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "consent" VALUES('0000000000007015b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007004b095e3053dc4e626','sponsor',1,'2026-01-05','Phiếu 12','Mẹ',NULL);
CREATE TABLE consignment (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	campaign_id TEXT NOT NULL, 
	event_id TEXT, 
	receiver TEXT NOT NULL, 
	receiver_unit TEXT NOT NULL, 
	commune TEXT, 
	facility TEXT, 
	decision_id TEXT, 
	consigned_on TEXT NOT NULL, 
	due_on TEXT, 
	document_number TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "consignment" VALUES('0000000000007020b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007001b095e3053dc4e626','000000000000700eb095e3053dc4e626','Phạm Thị Mẫu','UBND phường Mẫu','since-2025:14359','37001','000000000000701bb095e3053dc4e626','2026-01-10','2026-01-25','2/BB',NULL);
CREATE TABLE consignment_item (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	consignment_id TEXT NOT NULL, 
	pledge_line_id TEXT NOT NULL, 
	award_id TEXT, 
	quantity BIGINT NOT NULL, 
	moved_on TEXT NOT NULL, 
	reverses TEXT, 
	reason TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "consignment_item" VALUES('0000000000007021b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','000000000000701ab095e3053dc4e626','0000000000007003b095e3053dc4e626','0000000000007005b095e3053dc4e626',1,'2026-01-10','000000000000701fb095e3053dc4e626','vắng nhà',NULL);
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
CREATE TABLE coverage (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	beneficiary_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	payer TEXT NOT NULL, 
	number TEXT, 
	valid_from TEXT, 
	valid_to TEXT, 
	facility TEXT, 
	paid_on TEXT, 
	checked_on TEXT, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "coverage" VALUES('0000000000007013b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007004b095e3053dc4e626','card','household','HT3373720123456','2026-01-01','2026-12-31','37001','2025-12-20','2026-01-10','nhầm người',NULL);
CREATE TABLE data_request (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	beneficiary_id TEXT, 
	requester TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	details TEXT NOT NULL, 
	received_on TEXT NOT NULL, 
	third_parties INTEGER NOT NULL, 
	extended TEXT NOT NULL, 
	answered_on TEXT, 
	done_on TEXT, 
	result TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "data_request" VALUES('0000000000007028b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007004b095e3053dc4e626','Con gái','access','Xin bản sao','2026-01-07',1,'nhiều hồ sơ giấy','2026-01-08','2026-01-10','Đã gửi bản sao',NULL);
CREATE TABLE decision (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	campaign_id TEXT NOT NULL, 
	number TEXT NOT NULL, 
	decided_on TEXT NOT NULL, 
	signer TEXT NOT NULL, 
	signer_title TEXT NOT NULL, 
	issued_by TEXT NOT NULL, 
	supplements TEXT, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "decision" VALUES('0000000000007016b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007001b095e3053dc4e626','12/QĐ-BHXH','2026-01-08','Lương Quốc Mẫu','GIÁM ĐỐC','BHXH tỉnh Mẫu','000000000000701eb095e3053dc4e626','nhập hai lần',NULL);
CREATE TABLE disclosure (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	beneficiary_id TEXT, 
	purpose TEXT NOT NULL, 
	disclosed_to TEXT NOT NULL, 
	contents TEXT NOT NULL, 
	people BIGINT NOT NULL, 
	disclosed_on TEXT NOT NULL, 
	document_number TEXT NOT NULL, 
	reverses TEXT, 
	reason TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "disclosure" VALUES('0000000000007027b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007004b095e3053dc4e626','sponsor','Công ty Cổ phần Thử Nghiệm','họ tên, xã, suất quà',1,'2026-01-10','8/CV','0000000000007012b095e3053dc4e626','thu hồi',NULL);
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
CREATE TABLE enrolment (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	batch_id TEXT NOT NULL, 
	award_id TEXT NOT NULL, 
	amount BIGINT NOT NULL, 
	newly_insured INTEGER NOT NULL, 
	returned_on TEXT, 
	return_reason TEXT NOT NULL, 
	issued_on TEXT, 
	item_number TEXT NOT NULL, 
	electronic INTEGER NOT NULL, 
	valid_from TEXT, 
	valid_to TEXT, 
	facility TEXT, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "enrolment" VALUES('000000000000701cb095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007019b095e3053dc4e626','0000000000007005b095e3053dc4e626',1263600,1,'2026-01-10','sai ngày sinh','2026-01-10','GD4373720123456',1,'2026-01-10','2027-01-09','37001','nhầm người',NULL);
CREATE TABLE enrolment_batch (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	campaign_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	number TEXT NOT NULL, 
	made_on TEXT NOT NULL, 
	submitted_on TEXT, 
	receipt_number TEXT NOT NULL, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "enrolment_batch" VALUES('000000000000701bb095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007001b095e3053dc4e626','card','01/D03','2026-01-09','2026-01-10','TN-5','lập hai lần',NULL);
CREATE TABLE erasure (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	beneficiary_id TEXT NOT NULL, 
	request_id TEXT, 
	decided_by TEXT NOT NULL, 
	decided_on TEXT NOT NULL, 
	document_number TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "erasure" VALUES('000000000000702ab095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007004b095e3053dc4e626','0000000000007013b095e3053dc4e626','Giám đốc','2026-01-10','3/QĐ-BHXH',NULL);
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
INSERT INTO "event" VALUES('000000000000701eb095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007001b095e3053dc4e626','Trao thẻ tại Hoa Lư','Nhà văn hóa thôn Mẫu','2026-01-20','Đoàn thanh niên','hoãn',NULL);
CREATE TABLE funding_part (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	award_id TEXT NOT NULL, 
	pledge_line_id TEXT NOT NULL, 
	amount BIGINT NOT NULL, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "funding_part" VALUES('000000000000701ab095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007005b095e3053dc4e626','0000000000007018b095e3053dc4e626',300000,'thôi góp',NULL);
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
	seg BIGINT, consignment_id TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "handover" VALUES('0000000000007022b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007005b095e3053dc4e626','000000000000700eb095e3053dc4e626','2026-01-10','Lan','Trần Văn Mẫu','con','037087000001','15/UQ','HT3373720123456','2026-01-10','2027-01-09','000000000000700fb095e3053dc4e626','nhầm người',NULL,'000000000000701ab095e3053dc4e626');
CREATE TABLE household (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	name TEXT NOT NULL, 
	commune TEXT, 
	address TEXT NOT NULL, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "household" VALUES('0000000000007011b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','Hộ ông Lê Văn Mẫu','since-2025:14359','Thôn Mẫu','trùng',NULL);
CREATE TABLE incident (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	discovered_at TEXT NOT NULL, 
	description TEXT NOT NULL, 
	people BIGINT NOT NULL, 
	measures TEXT NOT NULL, 
	reported_at TEXT, 
	closed_on TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "incident" VALUES('0000000000007029b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','2026-01-10T03:00:00Z','Mất một USB đã mã hóa',37,'Đã báo đơn vị','2026-01-10T03:00:00Z','2026-01-10',NULL);
CREATE TABLE invitation (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	event_id TEXT NOT NULL, 
	award_id TEXT NOT NULL, 
	"row" BIGINT NOT NULL, 
	symbolic INTEGER NOT NULL, 
	presented_on TEXT, 
	presented_by TEXT NOT NULL, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "invitation" VALUES('000000000000701fb095e3053dc4e626','2026-01-10T03:00:00Z','Lan','000000000000700eb095e3053dc4e626','0000000000007005b095e3053dc4e626',1,1,'2026-01-10','Trưởng đoàn','vắng',NULL);
CREATE TABLE nomination (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	list_id TEXT NOT NULL, 
	beneficiary_id TEXT NOT NULL, 
	rank BIGINT NOT NULL, 
	reserve INTEGER NOT NULL, 
	note TEXT NOT NULL, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "nomination" VALUES('0000000000007018b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007017b095e3053dc4e626','0000000000007004b095e3053dc4e626',1,1,'bổ sung','đã có thẻ',NULL);
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
CREATE TABLE override (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	subject_table TEXT NOT NULL, 
	subject_id TEXT NOT NULL, 
	field TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	facts TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "override" VALUES('0000000000007026b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','beneficiary','0000000000007004b095e3053dc4e626','sex','personal-id-says-male','1962; 1949','Giấy khai sinh ghi nữ',NULL);
CREATE TABLE payment (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	pledge_line_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	quantity BIGINT NOT NULL, 
	amount BIGINT NOT NULL, 
	paid_on TEXT NOT NULL, 
	document_number TEXT NOT NULL, 
	counterpart_id TEXT, 
	reverses TEXT, 
	reason TEXT NOT NULL, 
	seg BIGINT, batch_id TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "payment" VALUES('000000000000700cb095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007003b095e3053dc4e626','insurance',1,1263600,'2026-01-08','7/UNC','0000000000007015b095e3053dc4e626','0000000000007016b095e3053dc4e626','trả nhầm',NULL,'0000000000007019b095e3053dc4e626');
CREATE TABLE payment_part (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	payment_id TEXT NOT NULL, 
	award_id TEXT NOT NULL, 
	quantity BIGINT NOT NULL, 
	amount BIGINT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "payment_part" VALUES('000000000000700db095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007016b095e3053dc4e626','0000000000007005b095e3053dc4e626',1,1263600,NULL);
CREATE TABLE peer (
	replica TEXT NOT NULL, 
	have TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	PRIMARY KEY (replica)
);
CREATE TABLE person_block (
	"key" BIGINT NOT NULL, 
	num BIGINT NOT NULL, 
	PRIMARY KEY ("key", num)
)
 WITHOUT ROWID

;
CREATE TABLE person_key (
	num INTEGER NOT NULL, 
	rid TEXT NOT NULL, 
	sort TEXT NOT NULL, 
	birth TEXT, 
	personal_id TEXT, 
	commune TEXT, 
	found_by TEXT, 
	made_of TEXT NOT NULL, 
	PRIMARY KEY (num), 
	UNIQUE (rid)
);
INSERT INTO "person_key" VALUES(1,'0000000000007012b095e3053dc4e626','L[`IR 0001 RK[`IR!ZLM!OLARL 00003000050004 1 100000010001','1957-03-05','037157000002','since-2025:14359',NULL,'["Nguyễn Thị Khánh Huyền", "037157000002", "3720123456", "164012345", "HT3373720123456", "0912345678", "1957-03-05", "since-2025:14359", true]');
CREATE TABLE person_pair (
	elder TEXT NOT NULL, 
	younger TEXT NOT NULL, 
	weight INTEGER NOT NULL, 
	PRIMARY KEY (elder, younger)
)
 WITHOUT ROWID

;
CREATE TABLE person_term (
	term TEXT NOT NULL, 
	sort TEXT NOT NULL, 
	num BIGINT NOT NULL, 
	PRIMARY KEY (term, sort, num)
)
 WITHOUT ROWID

;
CREATE TABLE person_uncompared (
	mark INTEGER NOT NULL, 
	num BIGINT NOT NULL, 
	PRIMARY KEY (mark)
);
INSERT INTO "person_uncompared" VALUES(1,1);
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
CREATE TABLE pledge_change (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	pledge_id TEXT NOT NULL, 
	changed_on TEXT NOT NULL, 
	document_number TEXT NOT NULL, 
	description TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "pledge_change" VALUES('000000000000700fb095e3053dc4e626','2026-01-10T03:00:00Z','Lan','000000000000700bb095e3053dc4e626','2026-01-09','9/CV','Giảm còn hai thẻ',NULL);
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
	seg BIGINT, designated_commune TEXT, designated_hardship TEXT, due_on TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "pledge_line" VALUES('0000000000007009b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','000000000000700bb095e3053dc4e626','card',3,1263600,12,'nearly','000000000000700cb095e3053dc4e626','trẻ mồ côi','rút',NULL,'since-2025:14359','orphan','2026-01-31');
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
INSERT INTO "printing" VALUES('0000000000007025b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007008b095e3053dc4e626',1,'pdf',NULL);
CREATE TABLE rate (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	applies_to TEXT NOT NULL, 
	province TEXT NOT NULL, 
	value BIGINT NOT NULL, 
	valid_from TEXT NOT NULL, 
	valid_to TEXT, 
	legal_basis TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "rate" VALUES('0000000000007004b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','base-salary','near-poor','37',2530000,'2026-07-01','2027-06-30','NĐ 161/2026/NĐ-CP',NULL);
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
INSERT INTO "receipt" VALUES('0000000000007023b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007006b095e3053dc4e626','0000000000007007b095e3053dc4e626','01',2026,1,'01-000001/BN-HL','2026-01-10','card',1263600,'{}','T',NULL);
CREATE TABLE receipt_void (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	receipt_id TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "receipt_void" VALUES('0000000000007024b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007008b095e3053dc4e626','Ghi nhầm tên',NULL);
CREATE TABLE refund_case (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	award_id TEXT NOT NULL, 
	pledge_line_id TEXT NOT NULL, 
	opened_on TEXT NOT NULL, 
	amount BIGINT NOT NULL, 
	claimed_on TEXT, 
	claim_number TEXT NOT NULL, 
	given_up BIGINT NOT NULL, 
	closed_on TEXT, 
	closing_reason TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "refund_case" VALUES('000000000000701db095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007005b095e3053dc4e626','0000000000007003b095e3053dc4e626','2026-01-10',1263600,'2026-01-10','4/CV',263600,'2026-01-10','không hoàn được',NULL);
CREATE TABLE report_request (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	campaign_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	first_day TEXT NOT NULL, 
	last_day TEXT NOT NULL, 
	due_on TEXT NOT NULL, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "report_request" VALUES('000000000000702bb095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007001b095e3053dc4e626','Tuần 2 tháng 1','2026-01-05','2026-01-11','2026-01-12','gộp kỳ',NULL);
CREATE TABLE report_submission (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	campaign_id TEXT NOT NULL, 
	office_id TEXT NOT NULL, 
	request_id TEXT, 
	kind TEXT NOT NULL, 
	first_day TEXT NOT NULL, 
	last_day TEXT NOT NULL, 
	due_on TEXT, 
	cut_off TEXT NOT NULL, 
	number TEXT NOT NULL, 
	signer TEXT NOT NULL, 
	signer_title TEXT NOT NULL, 
	submitted_on TEXT NOT NULL, 
	nothing_to_report INTEGER NOT NULL, 
	figures TEXT NOT NULL, 
	corrects TEXT, 
	reason TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "report_submission" VALUES('000000000000702cb095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007001b095e3053dc4e626','0000000000007007b095e3053dc4e626','0000000000007020b095e3053dc4e626','settlement','2026-01-05','2026-01-09','2026-01-12','2026-01-10T03:00:00Z','3/BC-BHXH','Lương Quốc Mẫu','GIÁM ĐỐC','2026-01-10',1,'{}','0000000000007021b095e3053dc4e626','thiếu một đợt',NULL);
CREATE TABLE same_person (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	beneficiary_id TEXT NOT NULL, 
	other_id TEXT NOT NULL, 
	sameness TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "same_person" VALUES('000000000000702eb095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007004b095e3053dc4e626','0000000000007028b095e3053dc4e626','same','Đã hỏi trưởng thôn','nhầm người',NULL);
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
CREATE TABLE selection_list (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	campaign_id TEXT NOT NULL, 
	source TEXT NOT NULL, 
	source_name TEXT NOT NULL, 
	commune TEXT, 
	facility TEXT, 
	kind TEXT NOT NULL, 
	places BIGINT, 
	requested_on TEXT, 
	request_number TEXT NOT NULL, 
	due_on TEXT, 
	received_on TEXT, 
	document_number TEXT NOT NULL, 
	confirmed_by TEXT NOT NULL, 
	nothing_to_propose INTEGER NOT NULL, 
	decision_id TEXT, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "selection_list" VALUES('0000000000007017b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007001b095e3053dc4e626','commune','UBND phường Mẫu','since-2025:14359','37001','card',20,'2025-12-20','5/CV','2026-01-05','2026-01-04','7/DS-UBND','Chủ tịch UBND phường',1,'000000000000701bb095e3053dc4e626','nhập hai lần',NULL);
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
CREATE TABLE staff (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	name TEXT NOT NULL, 
	roles TEXT NOT NULL, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "staff" VALUES('0000000000007006b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','Nhân viên 1','clerk','chuyển công tác',NULL);
CREATE TABLE statement (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	campaign_id TEXT NOT NULL, 
	measure TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	kind TEXT, 
	scope TEXT, 
	value BIGINT NOT NULL, 
	qualifier TEXT NOT NULL, 
	source TEXT NOT NULL, 
	stated_on TEXT NOT NULL, 
	as_of TEXT, 
	part_of TEXT, 
	quote TEXT NOT NULL, 
	difference_reason TEXT NOT NULL, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "statement" VALUES('0000000000007010b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007001b095e3053dc4e626','amount','handed-over','card','local',22000000000,'over','Báo Mẫu','2026-01-08','2026-01-07','0000000000007011b095e3053dc4e626','hơn 22 tỷ đồng','chưa rõ','nhập hai lần',NULL);
CREATE TABLE target (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	campaign_id TEXT NOT NULL, 
	office_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	quantity BIGINT NOT NULL, 
	set_on TEXT NOT NULL, 
	document_number TEXT NOT NULL, 
	withdrawn TEXT, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "target" VALUES('000000000000700eb095e3053dc4e626','2026-01-10T03:00:00Z','Lan','0000000000007001b095e3053dc4e626','0000000000007007b095e3053dc4e626','card',40,'2025-12-01','2/KH','giao lại',NULL);
CREATE TABLE unit_change (
	id TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	recorded_by TEXT NOT NULL, 
	code TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	province TEXT NOT NULL, 
	valid_from TEXT NOT NULL, 
	successors TEXT NOT NULL, 
	legal_basis TEXT NOT NULL, 
	seg BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "unit_change" VALUES('0000000000007005b095e3053dc4e626','2026-01-10T03:00:00Z','Lan','since-2025:14359','phường','Mẫu Mới','37','2027-01-01','14360,14361','NQ 1/NQ-UBTVQH',NULL);
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
CREATE TRIGGER receipt_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, handover_id, office_id, series, year, number, printed_number, issued_on, kind, amount, facts, seal ON receipt BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE TRIGGER receipt_void_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, receipt_id, reason ON receipt_void BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE TRIGGER printing_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, receipt_id, copy, device ON printing BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE INDEX statement_campaign_id ON statement (campaign_id);
CREATE INDEX statement_part_of ON statement (part_of);
CREATE INDEX coverage_beneficiary_id ON coverage (beneficiary_id);
CREATE INDEX admission_beneficiary_id ON admission (beneficiary_id);
CREATE INDEX consent_beneficiary_id ON consent (beneficiary_id);
CREATE INDEX override_subject_id ON override (subject_id);
CREATE INDEX disclosure_beneficiary_id ON disclosure (beneficiary_id);
CREATE INDEX disclosure_reverses ON disclosure (reverses);
CREATE INDEX data_request_beneficiary_id ON data_request (beneficiary_id);
CREATE INDEX erasure_beneficiary_id ON erasure (beneficiary_id);
CREATE INDEX erasure_request_id ON erasure (request_id);
CREATE INDEX beneficiary_household_id ON beneficiary (household_id);
CREATE INDEX beneficiary_withdrawn ON beneficiary (id) WHERE withdrawn IS NOT NULL;
CREATE INDEX rate_unsent ON rate (seg) WHERE seg IS NULL;
CREATE TRIGGER rate_kept BEFORE DELETE ON rate BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX unit_change_unsent ON unit_change (seg) WHERE seg IS NULL;
CREATE TRIGGER unit_change_kept BEFORE DELETE ON unit_change BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX statement_unsent ON statement (seg) WHERE seg IS NULL;
CREATE TRIGGER statement_kept BEFORE DELETE ON statement BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX household_unsent ON household (seg) WHERE seg IS NULL;
CREATE TRIGGER household_kept BEFORE DELETE ON household BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX coverage_unsent ON coverage (seg) WHERE seg IS NULL;
CREATE TRIGGER coverage_kept BEFORE DELETE ON coverage BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX admission_unsent ON admission (seg) WHERE seg IS NULL;
CREATE TRIGGER admission_kept BEFORE DELETE ON admission BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX consent_unsent ON consent (seg) WHERE seg IS NULL;
CREATE TRIGGER consent_kept BEFORE DELETE ON consent BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX override_unsent ON override (seg) WHERE seg IS NULL;
CREATE TRIGGER override_kept BEFORE DELETE ON override BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX disclosure_unsent ON disclosure (seg) WHERE seg IS NULL;
CREATE TRIGGER disclosure_kept BEFORE DELETE ON disclosure BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX data_request_unsent ON data_request (seg) WHERE seg IS NULL;
CREATE TRIGGER data_request_kept BEFORE DELETE ON data_request BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX incident_unsent ON incident (seg) WHERE seg IS NULL;
CREATE TRIGGER incident_kept BEFORE DELETE ON incident BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX erasure_unsent ON erasure (seg) WHERE seg IS NULL;
CREATE TRIGGER erasure_kept BEFORE DELETE ON erasure BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER consent_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, beneficiary_id, purpose, given, given_on, evidence, guardian ON consent BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE TRIGGER override_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, subject_table, subject_id, field, rule, facts, reason ON override BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE TRIGGER disclosure_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, beneficiary_id, purpose, disclosed_to, contents, people, disclosed_on, document_number, reverses, reason ON disclosure BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE TRIGGER erasure_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, beneficiary_id, request_id, decided_by, decided_on, document_number ON erasure BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE INDEX allotment_office_id ON allotment (office_id);
CREATE INDEX allotment_pledge_line_id ON allotment (pledge_line_id);
CREATE INDEX allotment_reverses ON allotment (reverses);
CREATE INDEX payment_counterpart_id ON payment (counterpart_id);
CREATE INDEX payment_pledge_line_id ON payment (pledge_line_id);
CREATE INDEX payment_reverses ON payment (reverses);
CREATE INDEX target_campaign_id ON target (campaign_id);
CREATE INDEX target_office_id ON target (office_id);
CREATE INDEX pledge_change_pledge_id ON pledge_change (pledge_id);
CREATE INDEX allotment_unsent ON allotment (seg) WHERE seg IS NULL;
CREATE TRIGGER allotment_kept BEFORE DELETE ON allotment BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX payment_unsent ON payment (seg) WHERE seg IS NULL;
CREATE TRIGGER payment_kept BEFORE DELETE ON payment BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX target_unsent ON target (seg) WHERE seg IS NULL;
CREATE TRIGGER target_kept BEFORE DELETE ON target BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX pledge_change_unsent ON pledge_change (seg) WHERE seg IS NULL;
CREATE TRIGGER pledge_change_kept BEFORE DELETE ON pledge_change BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER allotment_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, pledge_line_id, office_id, quantity, allotted_on, document_number, reverses, reason ON allotment BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE TRIGGER pledge_change_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, pledge_id, changed_on, document_number, description ON pledge_change BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE INDEX payment_part_award_id ON payment_part (award_id);
CREATE INDEX payment_part_payment_id ON payment_part (payment_id);
CREATE INDEX decision_campaign_id ON decision (campaign_id);
CREATE INDEX decision_supplements ON decision (supplements);
CREATE INDEX selection_list_campaign_id ON selection_list (campaign_id);
CREATE INDEX selection_list_decision_id ON selection_list (decision_id);
CREATE INDEX nomination_beneficiary_id ON nomination (beneficiary_id);
CREATE INDEX nomination_list_id ON nomination (list_id);
CREATE INDEX funding_part_award_id ON funding_part (award_id);
CREATE INDEX funding_part_pledge_line_id ON funding_part (pledge_line_id);
CREATE INDEX enrolment_batch_campaign_id ON enrolment_batch (campaign_id);
CREATE INDEX enrolment_award_id ON enrolment (award_id);
CREATE INDEX enrolment_batch_id ON enrolment (batch_id);
CREATE INDEX refund_case_award_id ON refund_case (award_id);
CREATE INDEX refund_case_pledge_line_id ON refund_case (pledge_line_id);
CREATE INDEX invitation_award_id ON invitation (award_id);
CREATE INDEX invitation_event_id ON invitation (event_id);
CREATE INDEX consignment_campaign_id ON consignment (campaign_id);
CREATE INDEX consignment_decision_id ON consignment (decision_id);
CREATE INDEX consignment_event_id ON consignment (event_id);
CREATE INDEX consignment_item_award_id ON consignment_item (award_id);
CREATE INDEX consignment_item_consignment_id ON consignment_item (consignment_id);
CREATE INDEX consignment_item_pledge_line_id ON consignment_item (pledge_line_id);
CREATE INDEX consignment_item_reverses ON consignment_item (reverses);
CREATE INDEX report_request_campaign_id ON report_request (campaign_id);
CREATE INDEX report_submission_campaign_id ON report_submission (campaign_id);
CREATE INDEX report_submission_corrects ON report_submission (corrects);
CREATE INDEX report_submission_office_id ON report_submission (office_id);
CREATE INDEX report_submission_request_id ON report_submission (request_id);
CREATE INDEX attachment_reverses ON attachment (reverses);
CREATE INDEX attachment_subject_id ON attachment (subject_id);
CREATE INDEX award_decision_id ON award (decision_id);
CREATE INDEX award_nomination_id ON award (nomination_id);
CREATE INDEX award_replaces ON award (replaces);
CREATE INDEX handover_consignment_id ON handover (consignment_id);
CREATE INDEX payment_batch_id ON payment (batch_id);
CREATE INDEX payment_part_unsent ON payment_part (seg) WHERE seg IS NULL;
CREATE TRIGGER payment_part_kept BEFORE DELETE ON payment_part BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX decision_unsent ON decision (seg) WHERE seg IS NULL;
CREATE TRIGGER decision_kept BEFORE DELETE ON decision BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX selection_list_unsent ON selection_list (seg) WHERE seg IS NULL;
CREATE TRIGGER selection_list_kept BEFORE DELETE ON selection_list BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX nomination_unsent ON nomination (seg) WHERE seg IS NULL;
CREATE TRIGGER nomination_kept BEFORE DELETE ON nomination BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX funding_part_unsent ON funding_part (seg) WHERE seg IS NULL;
CREATE TRIGGER funding_part_kept BEFORE DELETE ON funding_part BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX enrolment_batch_unsent ON enrolment_batch (seg) WHERE seg IS NULL;
CREATE TRIGGER enrolment_batch_kept BEFORE DELETE ON enrolment_batch BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX enrolment_unsent ON enrolment (seg) WHERE seg IS NULL;
CREATE TRIGGER enrolment_kept BEFORE DELETE ON enrolment BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX refund_case_unsent ON refund_case (seg) WHERE seg IS NULL;
CREATE TRIGGER refund_case_kept BEFORE DELETE ON refund_case BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX invitation_unsent ON invitation (seg) WHERE seg IS NULL;
CREATE TRIGGER invitation_kept BEFORE DELETE ON invitation BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX consignment_unsent ON consignment (seg) WHERE seg IS NULL;
CREATE TRIGGER consignment_kept BEFORE DELETE ON consignment BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX consignment_item_unsent ON consignment_item (seg) WHERE seg IS NULL;
CREATE TRIGGER consignment_item_kept BEFORE DELETE ON consignment_item BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX report_request_unsent ON report_request (seg) WHERE seg IS NULL;
CREATE TRIGGER report_request_kept BEFORE DELETE ON report_request BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX report_submission_unsent ON report_submission (seg) WHERE seg IS NULL;
CREATE TRIGGER report_submission_kept BEFORE DELETE ON report_submission BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE INDEX attachment_unsent ON attachment (seg) WHERE seg IS NULL;
CREATE TRIGGER attachment_kept BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER payment_part_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, payment_id, award_id, quantity, amount ON payment_part BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE TRIGGER consignment_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, campaign_id, event_id, receiver, receiver_unit, commune, facility, decision_id, consigned_on, due_on, document_number ON consignment BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE TRIGGER consignment_item_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, consignment_id, pledge_line_id, award_id, quantity, moved_on, reverses, reason ON consignment_item BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE TRIGGER report_submission_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, campaign_id, office_id, request_id, kind, first_day, last_day, due_on, cut_off, number, signer, signer_title, submitted_on, nothing_to_report, figures, corrects, reason ON report_submission BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE TRIGGER handover_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, award_id, event_id, handed_on, handed_by, collector_name, collector_relation, collector_id, collector_paper, item_number, valid_from, valid_to, reverses, reason, consignment_id ON handover BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE TRIGGER payment_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, pledge_line_id, kind, quantity, amount, paid_on, document_number, counterpart_id, reverses, reason, batch_id ON payment BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE INDEX staff_unsent ON staff (seg) WHERE seg IS NULL;
CREATE TRIGGER staff_kept BEFORE DELETE ON staff BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER access_delete BEFORE DELETE ON access BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE TRIGGER access_update BEFORE UPDATE ON access BEGIN SELECT RAISE(ABORT, 'the log is only added to'); END;
CREATE INDEX person_key_sort ON person_key (sort, num) WHERE found_by IS NOT NULL;
CREATE INDEX person_key_birth ON person_key (birth, num) WHERE found_by IS NOT NULL;
CREATE INDEX person_key_personal_id ON person_key (personal_id, num) WHERE found_by IS NOT NULL;
CREATE INDEX person_key_commune ON person_key (commune, sort, num) WHERE found_by IS NOT NULL;
CREATE INDEX same_person_beneficiary_id ON same_person (beneficiary_id);
CREATE INDEX same_person_other_id ON same_person (other_id);
CREATE INDEX same_person_unsent ON same_person (seg) WHERE seg IS NULL;
CREATE TRIGGER same_person_kept BEFORE DELETE ON same_person BEGIN SELECT RAISE(ABORT, 'records are withdrawn, never deleted'); END;
CREATE TRIGGER attachment_fixed BEFORE UPDATE OF id, recorded_at, recorded_by, subject_table, subject_id, kind, media_type, size, digest, reverses, reason ON attachment WHEN 1 BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE TRIGGER attachment_title_fixed BEFORE UPDATE OF title ON attachment WHEN NEW.title <> '(đã xóa)' BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE TRIGGER attachment_content_fixed BEFORE UPDATE OF content ON attachment WHEN NEW.content <> '' BEGIN SELECT RAISE(ABORT, 'a ledger is corrected by a counter-entry'); END;
CREATE INDEX person_uncompared_num ON person_uncompared (num);
CREATE INDEX person_pair_younger ON person_pair (younger);
COMMIT;
