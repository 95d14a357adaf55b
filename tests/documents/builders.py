"""Made-up receipts, sheets and seals for the tests of papers."""

from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tethelp_desktop.documents.receipt import Sheet
from tethelp_desktop.documents.seal import SealedFacts, make_seal
from tethelp_desktop.domain.receipts import ReceiptFacts
from tethelp_desktop.domain.records import ItemKind
from tethelp_desktop.domain.stamps import replica_of_key

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
NONCE = bytes(range(16))


def make_facts(**over: object) -> ReceiptFacts:
    facts = {
        "printed_number": "01-000123/BN-HL",
        "office": "Bảo hiểm xã hội cơ sở Hoa Lư",
        "office_above": "Bảo hiểm xã hội tỉnh Ninh Bình",
        "office_place": "Hoa Lư",
        "signer_title": "GIÁM ĐỐC",
        "signer_name": "Lương Quốc Dũng",
        "campaign": "Chương trình tặng thẻ bảo hiểm y tế – Xuân Bính Ngọ 2026",
        "issued_on": "2026-02-05",
        "full_name": "Nguyễn Thị Khánh Huyền",
        "birth_date": "1957-08-14",
        "sex": "female",
        "personal_id": "037157001234",
        "insurance_code": "3720123456",
        "address": "Thôn Vân Lâm, phường Nam Hoa Lư, tỉnh Ninh Bình",
        "kind": ItemKind.CARD,
        "item_months": 12,
        "item_number": "HT3 37 3720123456",
        "item_valid_from": "2026-02-01",
        "item_valid_to": "2027-01-31",
        "item_note": "Nơi KCB ban đầu: Trạm y tế phường Nam Hoa Lư",
        "sponsor": "Công ty Cổ phần Thử Nghiệm",
        "amount": 1_263_600,
        "collector": "",
        "handed_by": "Đinh Thị Ngọc Ánh",
        "training": False,
    }
    return ReceiptFacts(**facts | over)  # type: ignore[arg-type] # a mix of fields


def make_sealed_facts(**over: object) -> SealedFacts:
    facts = {
        "training": False,
        "kind": ItemKind.CARD,
        "key": replica_of_key(KEY.public_key().public_bytes_raw()),
        "series": "01",
        "number": 123,
        "amount": 1_263_600,
        "day": date(2026, 2, 5),
    }
    return SealedFacts(**facts | over)  # type: ignore[arg-type] # a mix of fields


def make_text(**over: object) -> str:
    return make_seal(make_sealed_facts(**over), NONCE, KEY.sign)


def make_sheet(**over: object) -> Sheet:
    """Sheet arguments by their name; all others are facts."""
    own = {name: over.pop(name) for name in ("copy", "void", "seal") if name in over}
    sheet = {
        "facts": make_facts(**over),
        "seal": make_text(),
        "printed_at": "08:31 ngày 05/02/2026",
        "device_label": "QT-02",
    }
    return Sheet(**sheet | own)  # type: ignore[arg-type] # a mix of fields


LONG_FACTS = {
    "printed_number": "01A9-1000123/BN-BHXHPRTC",
    "office": "Bảo hiểm xã hội cơ sở Phan Rang - Tháp Chàm và các xã, phường lân cận",
    "office_above": "Bảo hiểm xã hội thành phố Hồ Chí Minh và tỉnh Bà Rịa - Vũng Tàu cũ",
    "office_place": "Phan Rang - Tháp Chàm",
    "signer_title": "KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC PHỤ TRÁCH",
    "signer_name": "Nguyễn Phước Bảo Quý Ái Khanh Ngọc Thiện Trường Nguyên Hoàng",
    "handed_by": "Trương Nguyễn Thị Hoàng Mỹ Quỳnh Ngọc Phương Trường Duyên Anh",
    "full_name": "Nguyễn Thị Trường Hoàng Phương Quỳnh Ngọc Nghiêm Thượng Nghĩa",
    "address": "Thôn Phước Thiện Nghiêm Trường, khu tập thể Nhà máy Cơ khí, đường Nguyễn Thượng"
    " Hiền nối dài, phường Phan Rang - Tháp Chàm, thành phố Hồ Chí Minh",
    "sponsor": "Tổng công ty Đầu tư Phát triển Hạ tầng Đô thị và Khu công nghiệp Thử Nghiệm"
    " Việt Nam – Công ty trách nhiệm hữu hạn một TV",
    "collector": "Nguyễn Phước Bảo Quý Ái Khanh Ngọc Thiện Trường Nguyên (con dâu), số định danh"
    " 037157009999, giấy ủy quyền số 15/UQ-UBND ngày 03/02/2026",
    "item_note": "Nơi khám bệnh, chữa bệnh ban đầu: Trạm y tế phường Phan Rang - Tháp Chàm, cơ sở"
    " 2, đường Nguyễn Thượng Hiền",
    "campaign": "Chương trình tặng sổ bảo hiểm xã hội, thẻ bảo hiểm y tế cho người có hoàn cảnh"
    " khó khăn trên địa bàn tỉnh, mang Tết ấm đến mọi nhà – Xuân Bính Ngọ 2026",
    "amount": 987_654_321_987,
}
