<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>ApproveDialog</name>
    <message>
        <source>Approve awards: {0}</source>
        <translation>Duyệt suất tặng: {0}</translation>
    </message>
    <message>
        <source>such as 12/QĐ-BHXH</source>
        <translation>ví dụ 12/QĐ-BHXH</translation>
    </message>
    <message>
        <source>Number of the signed decision</source>
        <translation>Số quyết định đã ký</translation>
    </message>
    <message>
        <source>Left empty, you approve as a second person.</source>
        <translation>Để trống thì duyệt với tư cách người thứ hai.</translation>
    </message>
    <message>
        <source>You proposed {0} of them</source>
        <translation>Anh/chị là người đề nghị {0} suất</translation>
    </message>
    <message>
        <source>So these need a decision's number, or somebody else approves them.</source>
        <translation>Những suất đó cần số quyết định, hoặc để người khác duyệt.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Duyệt</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Thoát</translation>
    </message>
</context>
<context>
    <name>AwardsPage</name>
    <message>
        <source>Awards</source>
        <translation>Xét tặng</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Thôi trao</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Duyệt</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Đề nghị tặng</translation>
    </message>
    <message>
        <source>Name or the start of a number</source>
        <translation>Tìm tên hoặc mấy số đầu</translation>
    </message>
    <message>
        <source>Every kind</source>
        <translation>Tất cả các loại</translation>
    </message>
    <message>
        <source>Propose awards</source>
        <translation>Đề nghị tặng</translation>
    </message>
    <message>
        <source>Mark the row, or take the mark away</source>
        <translation>Đánh dấu hoặc bỏ dấu dòng</translation>
    </message>
    <message>
        <source>Approve what is marked</source>
        <translation>Duyệt các suất đã đánh dấu</translation>
    </message>
    <message>
        <source>Withdraw what is marked, with the reason</source>
        <translation>Thôi trao các suất đã đánh dấu, có lý do</translation>
    </message>
    <message>
        <source>Clear the search, the filter, then the marks</source>
        <translation>Xóa tìm kiếm, bỏ lọc, rồi bỏ dấu</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Award</source>
        <translation>Suất tặng</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Trị giá</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Decision or reason</source>
        <translation>Quyết định, lý do</translation>
    </message>
    <message>
        <source>{0}, {1} months</source>
        <translation>{0}, {1} tháng</translation>
    </message>
    <message>
        <source>by {0}</source>
        <translation>{0} đề nghị</translation>
    </message>
    <message>
        <source>{0} awards</source>
        <translation>{0} suất tặng</translation>
    </message>
    <message>
        <source>Nothing is proposed yet</source>
        <translation>Chưa đề nghị suất nào</translation>
    </message>
    <message>
        <source>Press Ctrl+N to choose a pledge and the people it is for.</source>
        <translation>Bấm Ctrl+N để chọn dòng tài trợ và người được tặng.</translation>
    </message>
    <message>
        <source>No award is like this</source>
        <translation>Không có suất nào như vậy</translation>
    </message>
    <message>
        <source>Esc clears the search and shows all awards again.</source>
        <translation>Bấm Esc để xóa tìm kiếm và xem lại tất cả.</translation>
    </message>
    <message>
        <source>{0} / {1} awards</source>
        <translation>{0} / {1} suất</translation>
    </message>
    <message>
        <source>{0} marked</source>
        <translation>đã đánh dấu {0}</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Đánh dấu</translation>
    </message>
    <message>
        <source>Approve {0}</source>
        <translation>Duyệt {0}</translation>
    </message>
    <message>
        <source>Withdraw {0}</source>
        <translation>Thôi trao {0}</translation>
    </message>
    <message>
        <source>Approving</source>
        <translation>Đang duyệt</translation>
    </message>
    <message>
        <source>Withdrawing</source>
        <translation>Đang ghi thôi trao</translation>
    </message>
    <message>
        <source>{0} withdrawn, {1} not</source>
        <translation>Đã thôi trao {0}, chưa được {1}</translation>
    </message>
</context>
<context>
    <name>BirthField</name>
    <message>
        <source>day/month/year</source>
        <translation>ngày/tháng/năm</translation>
    </message>
    <message>
        <source>Type 22/02/1949 or 1949.</source>
        <translation>Nhập 22/02/1949 hoặc 1949.</translation>
    </message>
</context>
<context>
    <name>BusyStrip</name>
    <message>
        <source>Stop</source>
        <translation>Dừng</translation>
    </message>
    <message>
        <source>Stopping; nothing will be recorded</source>
        <translation>Đang dừng, không ghi gì</translation>
    </message>
</context>
<context>
    <name>ChoiceBox</name>
    <message>
        <source>Choose from the list (Alt+Down).</source>
        <translation>Chọn trong danh sách (Alt+Xuống).</translation>
    </message>
</context>
<context>
    <name>CollectorPanel</name>
    <message>
        <source>Somebody else collects</source>
        <translation>Người khác nhận thay</translation>
    </message>
    <message>
        <source>Scan the collector's own card, or type the name. The receipt names both.</source>
        <translation>Quét thẻ của người nhận thay, hoặc gõ họ tên. Biên nhận ghi cả hai người.</translation>
    </message>
</context>
<context>
    <name>CommuneField</name>
    <message>
        <source>Type syllables of its name</source>
        <translation>Gõ vài tiếng của tên</translation>
    </message>
    <message>
        <source>This release does not know the code.</source>
        <translation>Bản này không có mã xã này.</translation>
    </message>
    <message>
        <source>{0}; until 30 June 2025</source>
        <translation>{0}; đến 30/6/2025</translation>
    </message>
    <message>
        <source>Old unit of {0}; now {1} (Alt+Down)</source>
        <translation>Đơn vị cũ, {0}; nay là {1} (Alt+Xuống)</translation>
    </message>
    <message>
        <source>Old unit of {0}; divided, Alt+Down to choose</source>
        <translation>Đơn vị cũ, {0}; đã chia, Alt+Xuống để chọn</translation>
    </message>
    <message>
        <source>Choose from the list (Alt+Down).</source>
        <translation>Chọn trong danh sách (Alt+Xuống).</translation>
    </message>
    <message>
        <source>{0}  (formerly {1})</source>
        <translation>{0}  (trước là {1})</translation>
    </message>
</context>
<context>
    <name>ComplaintNote</name>
    <message>
        <source>to the next field to correct</source>
        <translation>đến ô cần sửa tiếp theo</translation>
    </message>
    <message>
        <source>To correct: {0}</source>
        <translation>Còn {0} ô cần sửa</translation>
    </message>
    <message>
        <source>To look at: {0}</source>
        <translation>Có {0} chỗ cần xem lại</translation>
    </message>
</context>
<context>
    <name>ConflictsPage</name>
    <message>
        <source>Conflicts</source>
        <translation>Xung đột</translation>
    </message>
    <message>
        <source>Changed in two places</source>
        <translation>Hai nơi cùng sửa</translation>
    </message>
    <message>
        <source>Stand twice</source>
        <translation>Đứng tên hai lần</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>No conflict</source>
        <translation>Không có xung đột</translation>
    </message>
    <message>
        <source>No field was changed in two places.</source>
        <translation>Không có ô nào bị hai nơi cùng sửa.</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Người được tặng</translation>
    </message>
    <message>
        <source>Nobody stands twice</source>
        <translation>Không ai đứng tên hai lần</translation>
    </message>
    <message>
        <source>Compared by record and by every number.</source>
        <translation>Đã so theo hồ sơ và theo mọi số giấy tờ.</translation>
    </message>
    <message>
        <source>Save, go on</source>
        <translation>Lưu, sang hồ sơ kế</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>{0} fields in {1} records  ·  both values are kept until you choose</source>
        <translation>{0} ô trong {1} hồ sơ  ·  giữ cả hai giá trị đến khi chọn</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Chọn ô</translation>
    </message>
    <message>
        <source>Choose a side</source>
        <translation>Chọn bên</translation>
    </message>
    <message>
        <source>Type another value</source>
        <translation>Nhập giá trị khác</translation>
    </message>
    <message>
        <source>The decision goes to every office with the next bundle; the other value stays in the history.</source>
        <translation>Quyết định sẽ gửi các đơn vị trong gói sau; giá trị không chọn vẫn giữ trong lịch sử.</translation>
    </message>
    <message>
        <source>field</source>
        <translation>chọn ô</translation>
    </message>
    <message>
        <source>side</source>
        <translation>chọn bên</translation>
    </message>
    <message>
        <source>another value</source>
        <translation>giá trị khác</translation>
    </message>
    <message>
        <source>handed over {0} of 2</source>
        <translation>đã trao {0}/2</translation>
    </message>
    <message>
        <source>{0} not chosen yet</source>
        <translation>Còn {0} ô chưa chọn</translation>
    </message>
    <message>
        <source>All chosen</source>
        <translation>Đã chọn đủ</translation>
    </message>
    <message>
        <source>Saving the decision</source>
        <translation>Đang lưu quyết định</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Chưa lưu</translation>
    </message>
</context>
<context>
    <name>CounterEntryPage</name>
    <message>
        <source>Undo an entry</source>
        <translation>Hủy bút toán</translation>
    </message>
    <message>
        <source>The entry stays in the list; a counter-entry takes it back</source>
        <translation>Bút toán cũ vẫn giữ trong danh sách; ghi thêm bút toán hủy</translation>
    </message>
    <message>
        <source>Anybody who checks the books reads this</source>
        <translation>Người kiểm tra sổ sẽ đọc dòng này</translation>
    </message>
    <message>
        <source>{0} months</source>
        <translation>{0} tháng</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Cho</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Số lượng</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Số tiền</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Chứng từ</translation>
    </message>
</context>
<context>
    <name>CounterPage</name>
    <message>
        <source>End with somebody at the counter?</source>
        <translation>Kết thúc khi còn người ở bàn?</translation>
    </message>
    <message>
        <source>This person was not confirmed; nothing is recorded for them.</source>
        <translation>Người này chưa được xác nhận, chưa ghi gì cho họ.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Ở lại</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>Handed over: record and print</source>
        <translation>Đã trao: ghi sổ và in biên nhận</translation>
    </message>
    <message>
        <source>Skip, or next person</source>
        <translation>Bỏ qua, hoặc người tiếp theo</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>Tìm theo tên</translation>
    </message>
    <message>
        <source>Number of the card or book</source>
        <translation>Số thẻ hoặc số sổ</translation>
    </message>
    <message>
        <source>Somebody else collects</source>
        <translation>Người khác nhận thay</translation>
    </message>
    <message>
        <source>Who has not come</source>
        <translation>Danh sách chưa đến</translation>
    </message>
    <message>
        <source>Show the whole personal id</source>
        <translation>Xem đủ số định danh</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Toàn màn hình</translation>
    </message>
    <message>
        <source>Recording the handover</source>
        <translation>Đang ghi lần trao</translation>
    </message>
    <message>
        <source>Printing the receipt</source>
        <translation>Đang in biên nhận</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Đang in</translation>
    </message>
    <message>
        <source>The receipt is printed.</source>
        <translation>Đã in biên nhận.</translation>
    </message>
    <message>
        <source>Handed over, not printed yet: {0}.</source>
        <translation>Đã trao nhưng chưa in: {0}.</translation>
    </message>
    <message>
        <source>Press Ctrl+P when it is ready; the receipt number stays.</source>
        <translation>Bấm Ctrl+P khi máy in sẵn sàng, số biên nhận không đổi.</translation>
    </message>
    <message>
        <source>somebody not on the list</source>
        <translation>người không có trong danh sách</translation>
    </message>
    <message>
        <source>The person before was not confirmed</source>
        <translation>Chưa xác nhận người trước</translation>
    </message>
    <message>
        <source>Nothing is recorded yet. Who stands here?</source>
        <translation>Chưa ghi gì. Ai đang đứng ở bàn?</translation>
    </message>
    <message>
        <source>The card could not be read whole</source>
        <translation>Chưa đọc được trọn thẻ</translation>
    </message>
    <message>
        <source>The Vietnamese typing tool is on: switch it to English (E), then scan again.</source>
        <translation>Bộ gõ tiếng Việt đang bật: chuyển sang tiếng Anh (E) rồi quét lại.</translation>
    </message>
    <message>
        <source>Scan again</source>
        <translation>Quét lại</translation>
    </message>
</context>
<context>
    <name>CounterStage</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>và %n suất nữa</numerusform>
        </translation>
    </message>
    <message>
        <source>Collected by {0}</source>
        <translation>{0} nhận thay</translation>
    </message>
    <message>
        <source>NOT HANDED OVER</source>
        <translation>CHƯA TRAO</translation>
    </message>
    <message>
        <source>HANDED OVER</source>
        <translation>ĐÃ TRAO</translation>
    </message>
    <message>
        <source>Recorded: receipt {0}</source>
        <translation>Đã ghi sổ, biên nhận số {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n more for this person: scan the card again.</source>
        <translation>
            <numerusform>Người này còn %n suất: quét lại thẻ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CounterWords</name>
    <message>
        <source>{0}  ({1} years)</source>
        <translation>{0}  ({1} tuổi)</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Giới tính</translation>
    </message>
    <message>
        <source>Personal id</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Nơi ở</translation>
    </message>
    <message>
        <source>{0}, {1} months</source>
        <translation>{0}, {1} tháng</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Đã trao</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>Trị giá</translation>
    </message>
    <message>
        <source>Collected by</source>
        <translation>Người nhận</translation>
    </message>
    <message>
        <source>Received at</source>
        <translation>Đã nhận lúc</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>Người trao</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Tại</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>Biên nhận số</translation>
    </message>
    <message>
        <source>the person</source>
        <translation>Chính chủ</translation>
    </message>
    <message>
        <source>DO NOT HAND OVER: ALREADY RECEIVED</source>
        <translation>KHÔNG TRAO: NGƯỜI NÀY ĐÃ NHẬN</translation>
    </message>
    <message>
        <source>This is the second time.</source>
        <translation>Quét lần thứ hai.</translation>
    </message>
    <message>
        <source>DO NOT HAND OVER: NOT APPROVED YET</source>
        <translation>KHÔNG TRAO: SUẤT CHƯA DUYỆT</translation>
    </message>
    <message>
        <source>The gift is proposed and waits for approval.</source>
        <translation>Suất đã đề nghị, đang chờ duyệt.</translation>
    </message>
    <message>
        <source>DO NOT HAND OVER: THE GIFT WAS WITHDRAWN</source>
        <translation>KHÔNG TRAO: SUẤT ĐÃ THÔI</translation>
    </message>
    <message>
        <source>DO NOT HAND OVER: NO GIFT FOR THIS PERSON</source>
        <translation>KHÔNG TRAO: NGƯỜI NÀY CHƯA CÓ SUẤT</translation>
    </message>
    <message>
        <source>Registered, but no gift was awarded.</source>
        <translation>Đã có hồ sơ, chưa được xét tặng.</translation>
    </message>
    <message>
        <source>DO NOT HAND OVER: NOT ON THE LIST</source>
        <translation>KHÔNG TRAO: KHÔNG CÓ TRONG DANH SÁCH</translation>
    </message>
    <message>
        <source>Nobody here has this number.</source>
        <translation>Không ai trong danh sách của đơn vị có số này.</translation>
    </message>
    <message>
        <source>Nothing was recorded.</source>
        <translation>Không có gì được ghi thêm.</translation>
    </message>
    <message>
        <source>this PC has no printer</source>
        <translation>máy này chưa có máy in</translation>
    </message>
    <message>
        <source>the printer did not take it</source>
        <translation>máy in không nhận lệnh in</translation>
    </message>
</context>
<context>
    <name>DayField</name>
    <message>
        <source>day/month/year</source>
        <translation>ngày/tháng/năm</translation>
    </message>
    <message>
        <source>Type the day as 22/11/2026.</source>
        <translation>Nhập ngày theo mẫu 22/11/2026.</translation>
    </message>
</context>
<context>
    <name>DaysCard</name>
    <message>
        <source>Handovers by day</source>
        <translation>Lượt trao theo ngày</translation>
    </message>
    <message>
        <source>last {0} days</source>
        <translation>{0} ngày qua</translation>
    </message>
    <message>
        <source>none in the last {0} days</source>
        <translation>chưa trao trong {0} ngày qua</translation>
    </message>
</context>
<context>
    <name>DoubleDetail</name>
    <message>
        <source>To the awards</source>
        <translation>Mở Xét tặng</translation>
    </message>
    <message>
        <source>Two awards of one kind: {0}</source>
        <translation>Hai suất cùng loại: {0}</translation>
    </message>
    <message>
        <source>Why it looks like one person: {0}.</source>
        <translation>Vì sao có thể là một người: {0}.</translation>
    </message>
    <message>
        <source>Both were handed over</source>
        <translation>Cả hai suất đã trao</translation>
    </message>
    <message>
        <source>Call both offices, write down what happened, and report it.</source>
        <translation>Gọi hai đơn vị, lập biên bản và báo cáo.</translation>
    </message>
    <message>
        <source>The second one can still be kept back</source>
        <translation>Suất thứ hai còn giữ lại được</translation>
    </message>
    <message>
        <source>If it is one person: the office withdraws the award not handed over.</source>
        <translation>Nếu là một người: đơn vị thôi trao suất chưa trao.</translation>
    </message>
    <message>
        <source>Nothing was handed over yet</source>
        <translation>Chưa trao suất nào</translation>
    </message>
    <message>
        <source>If it is one person: one of the offices withdraws its award.</source>
        <translation>Nếu là một người: một trong hai đơn vị thôi trao suất của mình.</translation>
    </message>
</context>
<context>
    <name>EnrolmentPage</name>
    <message>
        <source>Certify a new PC</source>
        <translation>Duyệt máy mới</translation>
    </message>
    <message>
        <source>Call the office at a number you know, not one from the file</source>
        <translation>Gọi đơn vị theo số máy đã biết, không theo số trong tệp</translation>
    </message>
    <message>
        <source>16 letters and digits; blanks and hyphens do not matter</source>
        <translation>16 chữ và số; có hay không dấu cách, gạch nối đều được</translation>
    </message>
    <message>
        <source>What the office reads out</source>
        <translation>Mã đơn vị đọc qua điện thoại</translation>
    </message>
    <message>
        <source>What the file says</source>
        <translation>Tệp ghi</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>not in this line</source>
        <translation>không có trong hệ thống này</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Dãy số</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>Mã máy</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Let them read, do not read out yourself</source>
        <translation>Để đơn vị đọc, đừng đọc trước</translation>
    </message>
    <message>
        <source>Who can read the right code has the PC in front of them.</source>
        <translation>Ai đọc đúng mã thì đang ngồi trước máy ấy.</translation>
    </message>
    <message>
        <source>Certify</source>
        <translation>Duyệt máy</translation>
    </message>
</context>
<context>
    <name>EventPage</name>
    <message>
        <source>Correct the event</source>
        <translation>Sửa buổi trao</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Buổi trao mới</translation>
    </message>
    <message>
        <source>What the event is called</source>
        <translation>Tên buổi trao</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Địa điểm</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Delegation</source>
        <translation>Đoàn trao tặng</translation>
    </message>
    <message>
        <source>Who comes to hand over, if anybody</source>
        <translation>Ai về trao, nếu có</translation>
    </message>
    <message>
        <source>An event is a place and a day</source>
        <translation>Buổi trao là một nơi và một ngày</translation>
    </message>
    <message>
        <source>Its name stands above the counter, and what is handed over there is counted for it.</source>
        <translation>Tên buổi hiện trên bàn trao. Suất trao ở đó được tính cho buổi này.</translation>
    </message>
</context>
<context>
    <name>ExchangePage</name>
    <message>
        <source>Exchange bundles</source>
        <translation>Trao đổi gói</translation>
    </message>
    <message>
        <source>By stick, without a network  ·  {0}</source>
        <translation>Chép qua USB, không cần mạng  ·  {0}</translation>
    </message>
    <message>
        <source>Read out on the telephone: {0}</source>
        <translation>Đọc mã này qua điện thoại: {0}</translation>
    </message>
    <message>
        <source>Headquarters has not certified this PC yet. Send its enrolment file, and read the code out when headquarters calls. What is exported before is kept there until then.</source>
        <translation>TW chưa duyệt máy này. Gửi tệp đăng ký máy; khi TW gọi thì đọc mã. Gói xuất trước lúc đó được TW giữ lại, duyệt xong sẽ nhập.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất gói</translation>
    </message>
    <message>
        <source>Choose bundles, then import them</source>
        <translation>Chọn gói rồi nhập</translation>
    </message>
    <message>
        <source>Offices and new PCs</source>
        <translation>Đơn vị và máy mới</translation>
    </message>
</context>
<context>
    <name>ExportCard</name>
    <message>
        <source>For which office?</source>
        <translation>Gửi cho đơn vị nào?</translation>
    </message>
    <message>
        <source>Plug in a stick or choose a folder</source>
        <translation>Cắm USB hoặc chọn thư mục</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>Thư mục…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất</translation>
    </message>
    <message>
        <source>Export a bundle</source>
        <translation>Xuất gói</translation>
    </message>
    <message>
        <source>{0} new changes</source>
        <translation>{0} thay đổi mới</translation>
    </message>
    <message>
        <source>Nothing new here. A bundle still tells the receiver what this PC has.</source>
        <translation>Không có gì mới. Gói vẫn báo cho bên nhận biết máy này đã có những gì.</translation>
    </message>
    <message>
        <source>people</source>
        <translation>hồ sơ người</translation>
    </message>
    <message>
        <source>sponsors, pledges</source>
        <translation>tài trợ</translation>
    </message>
    <message>
        <source>awards</source>
        <translation>suất tặng</translation>
    </message>
    <message>
        <source>handovers</source>
        <translation>lượt trao</translation>
    </message>
    <message>
        <source>receipts, printings</source>
        <translation>biên nhận</translation>
    </message>
    <message>
        <source>offices, programmes</source>
        <translation>đơn vị, chương trình</translation>
    </message>
    <message>
        <source>edits</source>
        <translation>ô đã sửa</translation>
    </message>
    <message>
        <source>Stick “{0}”</source>
        <translation>USB “{0}”</translation>
    </message>
    <message>
        <source>Where to export?</source>
        <translation>Xuất vào đâu?</translation>
    </message>
    <message>
        <source>Choose the office first</source>
        <translation>Chọn đơn vị trước</translation>
    </message>
    <message>
        <source>A bundle is encrypted for one office, so that no other can read it.</source>
        <translation>Mỗi gói mã hóa cho một đơn vị, đơn vị khác không đọc được.</translation>
    </message>
    <message>
        <source>No stick and no folder chosen</source>
        <translation>Chưa cắm USB, chưa chọn thư mục</translation>
    </message>
    <message>
        <source>Plug in a stick and press Ctrl+E again, or choose a folder.</source>
        <translation>Cắm USB rồi bấm lại Ctrl+E, hoặc chọn thư mục.</translation>
    </message>
    <message>
        <source>Writing the bundle</source>
        <translation>Đang ghi gói</translation>
    </message>
    <message>
        <source>written to the stick and read back</source>
        <translation>đã xuất và đọc lại từ USB</translation>
    </message>
    <message>
        <source>written and read back</source>
        <translation>đã xuất và đọc lại</translation>
    </message>
    <message>
        <source>{0}: {1} changes, check code {2}</source>
        <translation>{0}: {1} thay đổi, mã kiểm {2}</translation>
    </message>
    <message>
        <source>The stick may be taken out now.</source>
        <translation>Rút USB được rồi.</translation>
    </message>
    <message>
        <source>Take the file to the receiver.</source>
        <translation>Chuyển tệp đến nơi nhận.</translation>
    </message>
    <message>
        <source>File {0}, for {1}. {2}</source>
        <translation>Tệp {0}, gửi {1}. {2}</translation>
    </message>
    <message>
        <source>Not exported</source>
        <translation>Chưa xuất được</translation>
    </message>
</context>
<context>
    <name>ExtraPanel</name>
    <message>
        <source>Take this</source>
        <translation>Ghi nhận</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
</context>
<context>
    <name>FieldRow</name>
    <message>
        <source>(empty)</source>
        <translation>(trống)</translation>
    </message>
    <message>
        <source>Another value</source>
        <translation>Giá trị khác</translation>
    </message>
    <message>
        <source>before: {0}</source>
        <translation>trước đó: {0}</translation>
    </message>
</context>
<context>
    <name>FirstRunDialog</name>
    <message>
        <source>Join with an office file</source>
        <translation>Vào bằng tệp đơn vị</translation>
    </message>
    <message>
        <source>The office above sent a file on a USB stick. No network is needed.</source>
        <translation>Cấp trên đã gửi tệp trên USB. Máy không cần mạng.</translation>
    </message>
    <message>
        <source>Set up headquarters</source>
        <translation>Lập máy Trung ương</translation>
    </message>
    <message>
        <source>Only BHXH Việt Nam does this, once: it makes the root of all signatures.</source>
        <translation>Chỉ BHXH Việt Nam làm, một lần: tạo khóa gốc cho mọi chữ ký.</translation>
    </message>
    <message>
        <source>Open a practice register</source>
        <translation>Mở sổ tập huấn</translation>
    </message>
    <message>
        <source>Made-up people to learn with. It prints no real receipt.</source>
        <translation>Người và số liệu giả để học. Không in được biên nhận thật.</translation>
    </message>
    <message>
        <source>First set-up</source>
        <translation>Cài đặt lần đầu</translation>
    </message>
    <message>
        <source>Takes about 5 minutes. Stop at any time; it goes on from the same step.</source>
        <translation>Mất khoảng 5 phút. Dừng lúc nào cũng được, lần sau mở tiếp đúng bước này.</translation>
    </message>
    <message>
        <source>How does this PC begin?</source>
        <translation>Máy này bắt đầu thế nào?</translation>
    </message>
    <message>
        <source>Choose one. Nothing is written before the next step.</source>
        <translation>Chọn một. Chưa ghi gì trước bước tiếp theo.</translation>
    </message>
</context>
<context>
    <name>FormBar</name>
    <message>
        <source>Not saved</source>
        <translation>Chưa lưu</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Enter goes to the next field</source>
        <translation>Enter sang ô sau</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Saving</source>
        <translation>Đang lưu</translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>Handover</source>
        <translation>Bàn trao</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Buổi trao mới</translation>
    </message>
    <message>
        <source>Open the counter</source>
        <translation>Mở bàn trao</translation>
    </message>
    <message>
        <source>No event yet</source>
        <translation>Chưa có buổi trao nào</translation>
    </message>
    <message>
        <source>Plan one (Ctrl+N): a place and a day where gifts are handed over.</source>
        <translation>Lập một buổi (Ctrl+N): nơi và ngày trao quà.</translation>
    </message>
    <message>
        <source>Search name or number</source>
        <translation>Tìm tên hoặc số</translation>
    </message>
    <message>
        <source>Awaiting</source>
        <translation>Chờ trao</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Đã trao</translation>
    </message>
    <message>
        <source>Undo this handover</source>
        <translation>Hoàn tác lần trao này</translation>
    </message>
    <message>
        <source>Undo the handover</source>
        <translation>Hoàn tác lần trao</translation>
    </message>
    <message>
        <source>{0} await, {1} handed over</source>
        <translation>{0} suất chờ trao  ·  {1} suất đã trao</translation>
    </message>
    <message>
        <source>Correct the event</source>
        <translation>Sửa buổi trao</translation>
    </message>
    <message>
        <source>Nothing was handed over yet</source>
        <translation>Chưa trao suất nào</translation>
    </message>
    <message>
        <source>Open the counter (F9) and scan a card.</source>
        <translation>Mở bàn trao (F9) rồi quét thẻ.</translation>
    </message>
    <message>
        <source>Nobody awaits a gift</source>
        <translation>Không ai chờ nhận</translation>
    </message>
    <message>
        <source>Gifts appear here once they are approved under Awards.</source>
        <translation>Suất được duyệt ở mục Xét tặng sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Buổi trao</translation>
    </message>
    <message>
        <source>Handed</source>
        <translation>Đã trao</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Personal id</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>Suất</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Awaits</source>
        <translation>Chờ trao</translation>
    </message>
    <message>
        <source>{0}, receipt {1}: the number stays and is marked as void.</source>
        <translation>{0}, biên nhận {1}: số được giữ và ghi là đã hủy.</translation>
    </message>
    <message>
        <source>Undoing the handover</source>
        <translation>Đang hoàn tác lần trao</translation>
    </message>
</context>
<context>
    <name>HeadquartersDialog</name>
    <message>
        <source>Headquarters</source>
        <translation>Lập kho của Trung ương</translation>
    </message>
    <message>
        <source>Only BHXH Việt Nam does this, once: it makes the root of all signatures.</source>
        <translation>Chỉ BHXH Việt Nam làm, một lần: tạo gốc của mọi chữ ký.</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Ký hiệu</translation>
    </message>
    <message>
        <source>In receipt numbers</source>
        <translation>Trong số biên nhận</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Địa danh</translation>
    </message>
    <message>
        <source>This year's programme</source>
        <translation>Chương trình năm nay</translation>
    </message>
</context>
<context>
    <name>ImportCard</name>
    <message>
        <source>Choose a bundle from the stick. Its outside is checked first.</source>
        <translation>Chọn gói trên USB. Chương trình kiểm gói trước, rồi mới nhập.</translation>
    </message>
    <message>
        <source>Importing again never records twice.</source>
        <translation>Nhập lại nhiều lần cũng không ghi hai lần.</translation>
    </message>
    <message>
        <source>Other file</source>
        <translation>Chọn gói khác</translation>
    </message>
    <message>
        <source>Import bundles</source>
        <translation>Nhập gói</translation>
    </message>
    <message>
        <source>Bundles (*.tethelp)</source>
        <translation>Gói (*.tethelp)</translation>
    </message>
    <message>
        <source>Which bundles?</source>
        <translation>Chọn gói nào?</translation>
    </message>
    <message>
        <source>Checking the bundle</source>
        <translation>Đang kiểm gói</translation>
    </message>
    <message>
        <source>Merging the bundle</source>
        <translation>Đang nhập gói</translation>
    </message>
    <message>
        <source>Choose bundles…</source>
        <translation>Chọn gói…</translation>
    </message>
    <message>
        <source>Import this bundle</source>
        <translation>Nhập gói này</translation>
    </message>
    <message>
        <source>Import these {0}</source>
        <translation>Nhập {0} gói này</translation>
    </message>
    <message>
        <source>an office that is not known here</source>
        <translation>đơn vị chưa biết</translation>
    </message>
    <message>
        <source>{0}, made at {1}</source>
        <translation>{0}, lập lúc {1}</translation>
    </message>
    <message>
        <source>new parts {0} of {1}</source>
        <translation>{0}/{1} phần mới</translation>
    </message>
    <message>
        <source>{0} changes</source>
        <translation>{0} thay đổi</translation>
    </message>
    <message>
        <source>check code {0}</source>
        <translation>mã kiểm {0}</translation>
    </message>
    <message>
        <source>For another office</source>
        <translation>Gói của đơn vị khác</translation>
    </message>
    <message>
        <source>PC not certified</source>
        <translation>Máy gửi chưa được duyệt</translation>
    </message>
    <message>
        <source>All here already</source>
        <translation>Đã nhập trước đây</translation>
    </message>
    <message>
        <source>Signature right</source>
        <translation>Chữ ký hợp lệ</translation>
    </message>
    <message>
        <source>{0} changes merged</source>
        <translation>Đã nhập {0} thay đổi</translation>
    </message>
    <message>
        <source>{0} were here before; nothing was recorded twice.</source>
        <translation>{0} thay đổi đã có từ trước, không ghi hai lần.</translation>
    </message>
    <message>
        <source>Parts kept and not merged yet: {0}</source>
        <translation>Giữ lại {0} phần, chưa nhập</translation>
    </message>
    <message>
        <source>Parts missing: {0}</source>
        <translation>Còn thiếu {0} phần</translation>
    </message>
    <message>
        <source>Ask the sender to export once more; they come along by themselves.</source>
        <translation>Xin bên gửi xuất lại; phần thiếu tự kèm theo.</translation>
    </message>
    <message>
        <source>See them</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>New conflicts: {0}, people who stand twice: {1}</source>
        <translation>Xung đột mới: {0}, người đứng tên hai lần: {1}</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>Không nhập gì</translation>
    </message>
</context>
<context>
    <name>ItemPanel</name>
    <message>
        <source>Number of the card or book</source>
        <translation>Số thẻ hoặc số sổ</translation>
    </message>
    <message>
        <source>Scan it or type it. It is printed on the receipt.</source>
        <translation>Quét hoặc gõ. Số này được in trên biên nhận.</translation>
    </message>
</context>
<context>
    <name>JoinDialog</name>
    <message>
        <source>Your office</source>
        <translation>Đơn vị của bạn</translation>
    </message>
    <message>
        <source>Plug in the USB stick from the office above and choose the office file.</source>
        <translation>Cắm USB do cấp trên gửi, chọn tệp đơn vị. Máy không cần mạng.</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Chọn tệp</translation>
    </message>
    <message>
        <source>No file chosen yet</source>
        <translation>Chưa chọn tệp nào</translation>
    </message>
    <message>
        <source>Series of this PC</source>
        <translation>Dãy số của máy này</translation>
    </message>
    <message>
        <source>Begins every receipt number; each PC of an office has its own.</source>
        <translation>Đứng đầu mọi số biên nhận; mỗi máy trong đơn vị một dãy khác nhau.</translation>
    </message>
    <message>
        <source>Practice line</source>
        <translation>Hệ thống tập huấn</translation>
    </message>
    <message>
        <source>Code to read out</source>
        <translation>Mã đọc qua điện thoại</translation>
    </message>
    <message>
        <source>File to send back, on the stick</source>
        <translation>Tệp gửi lại, trên USB</translation>
    </message>
    <message>
        <source>Office file</source>
        <translation>Tệp đơn vị</translation>
    </message>
    <message>
        <source>Office files (*.tethelp-office)</source>
        <translation>Tệp đơn vị (*.tethelp-office)</translation>
    </message>
    <message>
        <source>Choose the office file first.</source>
        <translation>Chọn tệp đơn vị trước.</translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>On every screen</source>
        <translation>Ở mọi màn hình</translation>
    </message>
    <message>
        <source>TW means Trung ương: BHXH Việt Nam, the office at the top.</source>
        <translation>TW là Trung ương: BHXH Việt Nam.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
</context>
<context>
    <name>KindCard</name>
    <message>
        <source>Value handed over</source>
        <translation>Giá trị đã trao</translation>
    </message>
    <message>
        <source>handed over of {0} pledged</source>
        <translation>đã trao / {0} đăng ký</translation>
    </message>
</context>
<context>
    <name>KindRows</name>
    <message>
        <source>pledged</source>
        <translation>đăng ký</translation>
    </message>
    <message>
        <source>received</source>
        <translation>đã tiếp nhận</translation>
    </message>
    <message>
        <source>awarded</source>
        <translation>đã xét tặng</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>đã trao</translation>
    </message>
</context>
<context>
    <name>LifeLegend</name>
    <message>
        <source>Handed over</source>
        <translation>Đã trao</translation>
    </message>
    <message>
        <source>Allotted, waiting</source>
        <translation>Đã phân bổ, chờ trao</translation>
    </message>
    <message>
        <source>Received, not allotted</source>
        <translation>Đã tiếp nhận, chưa phân bổ</translation>
    </message>
    <message>
        <source>Not received yet</source>
        <translation>Chưa tiếp nhận</translation>
    </message>
</context>
<context>
    <name>LineForm</name>
    <message>
        <source>Remove this line</source>
        <translation>Bỏ dòng này</translation>
    </message>
    <message>
        <source>Line {0}</source>
        <translation>Dòng {0}</translation>
    </message>
    <message>
        <source>such as: near-poor households</source>
        <translation>ví dụ: hộ cận nghèo</translation>
    </message>
    <message>
        <source>Any office</source>
        <translation>Mọi đơn vị</translation>
    </message>
    <message>
        <source>For this office only</source>
        <translation>Chỉ cho đơn vị</translation>
    </message>
    <message>
        <source>Keep this line</source>
        <translation>Giữ dòng này</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Keys</source>
        <translation>Phím tắt</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>Tiếng Việt</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Nền sáng</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Nền tối</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Tìm kiếm</translation>
    </message>
    <message>
        <source>Open or edit the row</source>
        <translation>Mở hoặc sửa dòng</translation>
    </message>
    <message>
        <source>Copy rows for a spreadsheet</source>
        <translation>Chép dòng sang bảng tính</translation>
    </message>
    <message>
        <source>Order by this column</source>
        <translation>Sắp theo cột này</translation>
    </message>
    <message>
        <source>Next field to correct</source>
        <translation>Ô cần sửa tiếp theo</translation>
    </message>
</context>
<context>
    <name>MarkedTable</name>
    <message>
        <source>Marked</source>
        <translation>Đã đánh dấu</translation>
    </message>
    <message>
        <source>Not marked</source>
        <translation>Chưa đánh dấu</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Type a whole number up to {0}.</source>
        <translation>Nhập số nguyên, nhiều nhất {0}.</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>New office</source>
        <translation>Đơn vị mới</translation>
    </message>
    <message>
        <source>Goes to every office with the next bundle</source>
        <translation>Gửi đến mọi đơn vị trong gói sau</translation>
    </message>
    <message>
        <source>as HL</source>
        <translation>như HL</translation>
    </message>
    <message>
        <source>stands before the date on paper</source>
        <translation>đứng trước ngày tháng trên giấy</translation>
    </message>
</context>
<context>
    <name>OfficesCard</name>
    <message>
        <source>All offices</source>
        <translation>Mọi đơn vị</translation>
    </message>
    <message>
        <source>Handed over by office</source>
        <translation>Đã trao theo đơn vị</translation>
    </message>
    <message>
        <source>No office has sent a handover yet.</source>
        <translation>Chưa đơn vị nào gửi lượt trao.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Trị giá</translation>
    </message>
    <message>
        <source>a PC without a certificate</source>
        <translation>máy chưa được duyệt</translation>
    </message>
</context>
<context>
    <name>OfficesPage</name>
    <message>
        <source>Offices</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Certify a PC</source>
        <translation>Duyệt máy mới</translation>
    </message>
    <message>
        <source>Office file</source>
        <translation>Ghi tệp đơn vị</translation>
    </message>
    <message>
        <source>New office</source>
        <translation>Đơn vị mới</translation>
    </message>
    <message>
        <source>Name or symbol</source>
        <translation>Tên hoặc ký hiệu</translation>
    </message>
    <message>
        <source>No office found</source>
        <translation>Không thấy đơn vị</translation>
    </message>
    <message>
        <source>Esc empties the search; Ctrl+N enters an office.</source>
        <translation>Esc để bỏ tìm kiếm; Ctrl+N để thêm đơn vị.</translation>
    </message>
    <message>
        <source>{0} offices  ·  {1} certified PCs</source>
        <translation>{0} đơn vị  ·  {1} máy đã duyệt</translation>
    </message>
    <message>
        <source>Offices: {0}</source>
        <translation>{0} đơn vị</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Write the office file of the current office</source>
        <translation>Ghi tệp của đơn vị đang chọn</translation>
    </message>
    <message>
        <source>Certify a PC from its enrolment file</source>
        <translation>Duyệt máy từ tệp đăng ký máy</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>Ký hiệu</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Cấp</translation>
    </message>
    <message>
        <source>PCs</source>
        <translation>Số máy</translation>
    </message>
    <message>
        <source>Latest data</source>
        <translation>Số liệu gần nhất</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Parts missing</source>
        <translation>Thiếu số liệu</translation>
    </message>
    <message>
        <source>Parts held</source>
        <translation>Đang giữ lại</translation>
    </message>
    <message>
        <source>No PC yet</source>
        <translation>Chưa có máy</translation>
    </message>
    <message>
        <source>Nothing sent yet</source>
        <translation>Chưa gửi gì</translation>
    </message>
    <message>
        <source>All merged</source>
        <translation>Đã nhập đủ</translation>
    </message>
    <message>
        <source>Where to write the office file of {0}?</source>
        <translation>Ghi tệp của {0} vào đâu?</translation>
    </message>
    <message>
        <source>Writing the office file</source>
        <translation>Đang ghi tệp đơn vị</translation>
    </message>
    <message>
        <source>Office file written and read back: {0}</source>
        <translation>Đã ghi và đọc lại tệp đơn vị: {0}</translation>
    </message>
    <message>
        <source>Take it to the office. Its new PC opens with it and writes an enrolment file.</source>
        <translation>Chuyển tệp cho đơn vị. Máy mới mở bằng tệp này và ghi ra tệp đăng ký máy.</translation>
    </message>
    <message>
        <source>Enrolment files (*.tethelp-enrol)</source>
        <translation>Tệp đăng ký máy (*.tethelp-enrol)</translation>
    </message>
    <message>
        <source>Which enrolment file?</source>
        <translation>Chọn tệp đăng ký máy nào?</translation>
    </message>
    <message>
        <source>Reading the enrolment</source>
        <translation>Đang đọc tệp đăng ký máy</translation>
    </message>
    <message>
        <source>Certified: a PC of {0}, series {1}</source>
        <translation>Đã duyệt một máy của {0}, dãy số {1}</translation>
    </message>
    <message>
        <source>What it had sent is merged now. Export a bundle for it to tell it so.</source>
        <translation>Gói máy ấy đã gửi nay được nhập. Xuất gói cho đơn vị để máy biết mình đã được duyệt.</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Tổng quan</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp</translation>
    </message>
    <message>
        <source>Open the handover desk</source>
        <translation>Mở bàn trao</translation>
    </message>
    <message>
        <source>Import bundles</source>
        <translation>Nhập gói</translation>
    </message>
    <message>
        <source>no programme yet</source>
        <translation>chưa có chương trình</translation>
    </message>
    <message>
        <source>as of {0}</source>
        <translation>số liệu lúc {0}</translation>
    </message>
    <message>
        <source>No pledge in this programme yet</source>
        <translation>Chương trình chưa có đăng ký tài trợ</translation>
    </message>
    <message>
        <source>Enter the first sponsor and what they pledge; cards and bars follow.</source>
        <translation>Ghi nhà tài trợ đầu tiên và khoản đăng ký; số liệu sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>To the sponsors</source>
        <translation>Mở Nhà tài trợ</translation>
    </message>
    <message>
        <source>No programme is open</source>
        <translation>Chưa mở chương trình</translation>
    </message>
    <message>
        <source>Open this year's programme; every office gets it with the next bundle.</source>
        <translation>Mở chương trình năm nay; mọi đơn vị nhận được trong gói sau.</translation>
    </message>
    <message>
        <source>To the settings</source>
        <translation>Mở Cài đặt</translation>
    </message>
    <message>
        <source>Headquarters has not sent a programme yet</source>
        <translation>TW chưa gửi chương trình</translation>
    </message>
    <message>
        <source>Import the bundle that the office above sent on a stick.</source>
        <translation>Nhập gói cấp trên gửi qua USB.</translation>
    </message>
    <message>
        <source>Import a bundle</source>
        <translation>Nhập gói</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation>Người được tặng</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Thêm người</translation>
    </message>
    <message>
        <source>Name or the start of a number</source>
        <translation>Tìm tên hoặc mấy số đầu</translation>
    </message>
    <message>
        <source>Show numbers in full, or mask them</source>
        <translation>Hiện đủ số, hoặc che lại</translation>
    </message>
    <message>
        <source>Clear the search, then the filter</source>
        <translation>Xóa tìm kiếm, rồi bỏ lọc</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gửi</translation>
    </message>
    <message>
        <source>Two values stand for something</source>
        <translation>Có ô còn hai giá trị</translation>
    </message>
    <message>
        <source>{0} people</source>
        <translation>{0} người</translation>
    </message>
    <message>
        <source>{0} / {1} people</source>
        <translation>{0} / {1} người</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Full numbers</source>
        <translation>Hiện đủ số</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Xóa tìm kiếm</translation>
    </message>
    <message>
        <source>Nobody is recorded yet</source>
        <translation>Chưa có ai trong danh sách</translation>
    </message>
    <message>
        <source>Press Ctrl+N to add the first person, or merge a bundle under Exchange.</source>
        <translation>Bấm Ctrl+N để thêm người đầu tiên, hoặc nhập gói ở mục Đồng bộ.</translation>
    </message>
    <message>
        <source>Nobody matches “{0}”</source>
        <translation>Không ai khớp “{0}”</translation>
    </message>
    <message>
        <source>Esc clears the search. Is the person new? Ctrl+N adds them.</source>
        <translation>Bấm Esc để xóa tìm kiếm. Người mới thì bấm Ctrl+N để thêm.</translation>
    </message>
    <message>
        <source>Nobody stands here</source>
        <translation>Không có ai ở tình trạng này</translation>
    </message>
    <message>
        <source>Esc shows everybody again.</source>
        <translation>Bấm Esc để xem lại tất cả.</translation>
    </message>
</context>
<context>
    <name>PersonDetail</name>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Show numbers in full</source>
        <translation>Hiện đủ số</translation>
    </message>
    <message>
        <source>Choose a value</source>
        <translation>Chọn giá trị</translation>
    </message>
    <message>
        <source>Two values stand: {0}</source>
        <translation>Còn hai giá trị: {0}</translation>
    </message>
    <message>
        <source>It was changed in two places.</source>
        <translation>Hai nơi cùng sửa ô này.</translation>
    </message>
    <message>
        <source>Choose somebody in the list to see them here.</source>
        <translation>Chọn một người trong danh sách để xem ở đây.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>chưa có</translation>
    </message>
    <message>
        <source>Mask numbers</source>
        <translation>Che số</translation>
    </message>
    <message>
        <source>No award yet. Propose one under Awards.</source>
        <translation>Chưa có suất nào. Đề nghị ở mục Xét tặng.</translation>
    </message>
    <message>
        <source>Recorded by {0}, {1}</source>
        <translation>{0} ghi ngày {1}</translation>
    </message>
    <message>
        <source>{0}, {1} months</source>
        <translation>{0}, {1} tháng</translation>
    </message>
    <message>
        <source>Handed over {0}</source>
        <translation>Đã trao {0}</translation>
    </message>
    <message>
        <source>{0}, receipt {1}</source>
        <translation>{0}, biên nhận {1}</translation>
    </message>
</context>
<context>
    <name>PersonFormPage</name>
    <message>
        <source>Nobody alike</source>
        <translation>Không thấy người trùng</translation>
    </message>
    <message>
        <source>Compared with {0} people of this office.</source>
        <translation>Đã so với {0} người trong kho của đơn vị.</translation>
    </message>
    <message>
        <source>Save and add the next</source>
        <translation>Lưu và thêm người tiếp</translation>
    </message>
    <message>
        <source>Changed meanwhile by {0}</source>
        <translation>{0} vừa sửa hồ sơ này</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Copy the field from the person before</source>
        <translation>Chép ô này từ người trước</translation>
    </message>
    <message>
        <source>Open the record that may be the same</source>
        <translation>Mở hồ sơ có thể trùng</translation>
    </message>
    <message>
        <source>Open a list</source>
        <translation>Mở danh sách</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>Đã lưu: {0}</translation>
    </message>
    <message>
        <source>Saved, and two values stand: {0}</source>
        <translation>Đã lưu, còn hai giá trị: {0}</translation>
    </message>
    <message>
        <source>{0}. What you type stays. Where both of you changed one field, saving keeps both values and somebody chooses under Conflicts.</source>
        <translation>{0}. Những gì đang nhập vẫn giữ. Ô nào hai bên cùng sửa thì khi lưu giữ cả hai giá trị, chọn sau ở mục Xung đột.</translation>
    </message>
    <message>
        <source>Somebody else changed the same while you were typing. Both values are kept; choose between them under Conflicts.</source>
        <translation>Có người khác sửa cùng ô trong lúc đang nhập. Cả hai giá trị đều giữ; chọn một ở mục Xung đột.</translation>
    </message>
    <message>
        <source>as the person before</source>
        <translation>chép ô này như người trước</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Nhân thân</translation>
    </message>
    <message>
        <source>12 digits</source>
        <translation>12 số</translation>
    </message>
    <message>
        <source>May stay empty</source>
        <translation>Không bắt buộc</translation>
    </message>
    <message>
        <source>9 digits</source>
        <translation>9 số</translation>
    </message>
    <message>
        <source>Village, house</source>
        <translation>Thôn, tổ, số nhà</translation>
    </message>
    <message>
        <source>Hardship and insurance</source>
        <translation>Hoàn cảnh và bảo hiểm</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Chọn</translation>
    </message>
    <message>
        <source>10 digits</source>
        <translation>10 số</translation>
    </message>
    <message>
        <source>15 characters, or 10 digits</source>
        <translation>15 ký tự, hoặc 10 số</translation>
    </message>
    <message>
        <source>Reading the list of communes</source>
        <translation>Đang đọc danh mục xã, phường</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Thêm người được tặng</translation>
    </message>
    <message>
        <source>New record</source>
        <translation>Hồ sơ mới</translation>
    </message>
    <message>
        <source>Recorded by {0}, {1}</source>
        <translation>{0} ghi ngày {1}</translation>
    </message>
    <message>
        <source>{0} years old</source>
        <translation>{0} tuổi</translation>
    </message>
    <message>
        <source>Blanks and dots left out of “{0}”.</source>
        <translation>Đã bỏ khoảng trắng và dấu chấm của “{0}”.</translation>
    </message>
    <message>
        <source>{0}, born {1}</source>
        <translation>{0}, sinh {1}</translation>
    </message>
</context>
<context>
    <name>PersonPanel</name>
    <message>
        <source>On the list</source>
        <translation>Đúng người trong danh sách</translation>
    </message>
    <message>
        <source>Card or book number</source>
        <translation>Số thẻ, số sổ</translation>
    </message>
    <message>
        <source>HANDED OVER, PRINT RECEIPT</source>
        <translation>ĐÃ TRAO, IN BIÊN NHẬN</translation>
    </message>
    <message>
        <source>Somebody else collects</source>
        <translation>Người khác nhận thay</translation>
    </message>
    <message>
        <source>Full number</source>
        <translation>Xem đủ số định danh</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Bỏ qua</translation>
    </message>
</context>
<context>
    <name>PledgeDetail</name>
    <message>
        <source>Edit the pledge</source>
        <translation>Sửa đăng ký</translation>
    </message>
    <message>
        <source>Enter what came in</source>
        <translation>Ghi tiếp nhận</translation>
    </message>
    <message>
        <source>Undo the entry</source>
        <translation>Hủy bút toán</translation>
    </message>
    <message>
        <source>Pledge no. {0}</source>
        <translation>Đăng ký số {0}</translation>
    </message>
    <message>
        <source>Pledge</source>
        <translation>Đăng ký</translation>
    </message>
    <message>
        <source>By lines: {0}</source>
        <translation>Cộng theo dòng: {0}</translation>
    </message>
    <message>
        <source>What came in</source>
        <translation>Các lần tiếp nhận</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Loại suất</translation>
    </message>
    <message>
        <source>One unit (đ)</source>
        <translation>Một suất (đ)</translation>
    </message>
    <message>
        <source>Pledged</source>
        <translation>Đăng ký</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Awarded</source>
        <translation>Xét tặng</translation>
    </message>
    <message>
        <source>Nothing came in yet. Enter what the sponsor pays or brings (Ctrl+R).</source>
        <translation>Chưa tiếp nhận gì. Ghi khi nhà tài trợ chuyển tiền hoặc giao quà (Ctrl+R).</translation>
    </message>
    <message>
        <source>Entries: {0}</source>
        <translation>{0} bút toán</translation>
    </message>
    <message>
        <source>Handed</source>
        <translation>Đã trao</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Còn lại</translation>
    </message>
    <message>
        <source>Value (đ)</source>
        <translation>Giá trị (đ)</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Cho</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Số lượng</translation>
    </message>
    <message>
        <source>Amount (đ)</source>
        <translation>Số tiền (đ)</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>{0} months</source>
        <translation>{0} tháng</translation>
    </message>
    <message>
        <source>Counter-entry</source>
        <translation>Bút toán hủy</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Đã hủy</translation>
    </message>
    <message>
        <source>All received</source>
        <translation>Đã tiếp nhận đủ</translation>
    </message>
    <message>
        <source>Still to come: {0}</source>
        <translation>Còn thiếu {0}</translation>
    </message>
    <message>
        <source>Declared {0}, by lines {1}: difference {2}</source>
        <translation>Số khai {0}, cộng theo dòng {1}: lệch {2}</translation>
    </message>
    <message>
        <source>Reason: {0}. Both figures are kept and reported.</source>
        <translation>Lý do đã ghi: {0}. Giữ cả hai số và in trong báo cáo.</translation>
    </message>
    <message>
        <source>No reason is written. Edit the pledge (F2): correct a line or say why.</source>
        <translation>Chưa ghi lý do. Sửa đăng ký (F2): sửa dòng hoặc ghi lý do.</translation>
    </message>
</context>
<context>
    <name>PledgeForms</name>
    <message>
        <source>Add a line</source>
        <translation>Thêm dòng</translation>
    </message>
    <message>
        <source>What is pledged</source>
        <translation>Các dòng đăng ký</translation>
    </message>
    <message>
        <source>removes the line</source>
        <translation>bỏ dòng</translation>
    </message>
</context>
<context>
    <name>PledgePage</name>
    <message>
        <source>Edit a pledge</source>
        <translation>Sửa đăng ký tài trợ</translation>
    </message>
    <message>
        <source>New pledge</source>
        <translation>Đăng ký tài trợ mới</translation>
    </message>
    <message>
        <source>Type part of the name</source>
        <translation>Gõ một phần tên</translation>
    </message>
    <message>
        <source>New sponsor</source>
        <translation>Nhà tài trợ mới</translation>
    </message>
    <message>
        <source>By lines</source>
        <translation>Cộng theo dòng</translation>
    </message>
    <message>
        <source>The sponsor takes it back</source>
        <translation>Nhà tài trợ rút đăng ký</translation>
    </message>
    <message>
        <source>letter, contract</source>
        <translation>công văn, hợp đồng</translation>
    </message>
    <message>
        <source>where it is not the sum by lines</source>
        <translation>khi số khai khác số cộng theo dòng</translation>
    </message>
    <message>
        <source>Fill in only if the sponsor takes the whole pledge back</source>
        <translation>Chỉ ghi khi nhà tài trợ rút cả đăng ký này</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Trị giá</translation>
    </message>
    <message>
        <source>Difference {0}</source>
        <translation>Lệch {0}</translation>
    </message>
    <message>
        <source>Correct a line, or write the reason for the difference.</source>
        <translation>Sửa một dòng, hoặc ghi lý do chênh lệch.</translation>
    </message>
    <message>
        <source>Both figures are kept and reported, with the reason.</source>
        <translation>Giữ cả hai số và in trong báo cáo, kèm lý do.</translation>
    </message>
</context>
<context>
    <name>PracticeDialog</name>
    <message>
        <source>Practice register</source>
        <translation>Kho tập huấn</translation>
    </message>
    <message>
        <source>Made-up people to learn with. It prints no real receipt.</source>
        <translation>Người và số liệu giả để tập làm. Không in được biên nhận thật.</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Overview</source>
        <translation>Tổng quan</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Người được tặng</translation>
    </message>
    <message>
        <source>Sponsors</source>
        <translation>Tài trợ</translation>
    </message>
    <message>
        <source>Awards</source>
        <translation>Xét tặng</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>Bàn trao</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Biên nhận</translation>
    </message>
    <message>
        <source>Exchange</source>
        <translation>Trao đổi gói</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>Xung đột</translation>
    </message>
    <message>
        <source>Offices</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>{0} recorded, not exported</source>
        <translation>{0} đã ghi, chưa xuất</translation>
    </message>
    <message>
        <source>{0} exported, awaiting TW</source>
        <translation>{0} đã xuất, chờ TW</translation>
    </message>
    <message>
        <source>{0} received by TW</source>
        <translation>{0} TW đã nhận</translation>
    </message>
    <message>
        <source>This PC's clock is wrong: it wrote last at {0}</source>
        <translation>Đồng hồ máy sai: lần ghi trước là {0}</translation>
    </message>
    <message>
        <source>Keeping the choice</source>
        <translation>Đang lưu lựa chọn</translation>
    </message>
</context>
<context>
    <name>ProposePage</name>
    <message>
        <source>Propose awards</source>
        <translation>Đề nghị tặng</translation>
    </message>
    <message>
        <source>No pledge has units left</source>
        <translation>Không còn dòng tài trợ nào còn suất</translation>
    </message>
    <message>
        <source>Enter a pledge under Sponsors, or withdraw an award to free its unit.</source>
        <translation>Nhập khoản tài trợ ở mục Tài trợ, hoặc thôi trao một suất để lấy lại.</translation>
    </message>
    <message>
        <source>Name or the start of a number</source>
        <translation>Tìm tên hoặc mấy số đầu</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Đề nghị tặng</translation>
    </message>
    <message>
        <source>{0} people without an award</source>
        <translation>{0} người chưa có suất</translation>
    </message>
    <message>
        <source>Leave without proposing?</source>
        <translation>Thoát mà chưa đề nghị?</translation>
    </message>
    <message>
        <source>People are marked; nothing is recorded for them yet.</source>
        <translation>Đã đánh dấu người nhưng chưa ghi gì.</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>Ở lại</translation>
    </message>
    <message>
        <source>Mark the row, or take the mark away</source>
        <translation>Đánh dấu hoặc bỏ dấu dòng</translation>
    </message>
    <message>
        <source>Choose several rows, then Space marks them</source>
        <translation>Chọn nhiều dòng, rồi phím cách đánh dấu</translation>
    </message>
    <message>
        <source>Choose every row</source>
        <translation>Chọn mọi dòng</translation>
    </message>
    <message>
        <source>Propose for the marked people</source>
        <translation>Đề nghị cho những người đã đánh dấu</translation>
    </message>
    <message>
        <source>Pledge line</source>
        <translation>Dòng tài trợ</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Còn lại</translation>
    </message>
    <message>
        <source>{0}, {1} months</source>
        <translation>{0}, {1} tháng</translation>
    </message>
    <message>
        <source>Nobody without an award matches “{0}”</source>
        <translation>Không ai chưa có suất khớp “{0}”</translation>
    </message>
    <message>
        <source>Esc clears the search.</source>
        <translation>Bấm Esc để xóa tìm kiếm.</translation>
    </message>
    <message>
        <source>Everybody has an award</source>
        <translation>Mọi người đều đã có suất</translation>
    </message>
    <message>
        <source>Add people under People (Alt+2).</source>
        <translation>Thêm người ở mục Người được tặng (Alt+2).</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Trị giá</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} / {1} suất</translation>
    </message>
    <message>
        <source>Wish</source>
        <translation>Nguyện vọng</translation>
    </message>
    <message>
        <source>Propose for {0} people</source>
        <translation>Đề nghị cho {0} người</translation>
    </message>
    <message>
        <source>{0} marked</source>
        <translation>đã đánh dấu {0}</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Đánh dấu</translation>
    </message>
    <message>
        <source>Choose a pledge line, and mark people with Space.</source>
        <translation>Chọn dòng tài trợ, đánh dấu người bằng phím cách.</translation>
    </message>
    <message>
        <source>Only {0} left for {1} people</source>
        <translation>Chỉ còn {0} suất cho {1} người</translation>
    </message>
    <message>
        <source>Proposing</source>
        <translation>Đang ghi đề nghị</translation>
    </message>
    <message>
        <source>{0} proposed, {1} refused</source>
        <translation>Đã đề nghị {0}, không được {1}</translation>
    </message>
</context>
<context>
    <name>ReasonCard</name>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Thôi</translation>
    </message>
    <message>
        <source>Say why; the reason is recorded.</source>
        <translation>Ghi lý do; lý do được lưu lại.</translation>
    </message>
</context>
<context>
    <name>ReceiptsPage</name>
    <message>
        <source>Receipts</source>
        <translation>Biên nhận</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Print those not printed</source>
        <translation>In các số chưa in</translation>
    </message>
    <message>
        <source>Search number or name</source>
        <translation>Tìm số hoặc tên</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>Chưa in</translation>
    </message>
    <message>
        <source>No receipt here</source>
        <translation>Chưa có biên nhận nào</translation>
    </message>
    <message>
        <source>Each handover at the counter (F9) makes one.</source>
        <translation>Mỗi lần trao ở bàn trao (F9) lập một biên nhận.</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>Lưu PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Void this number</source>
        <translation>Hủy số này</translation>
    </message>
    <message>
        <source>Counting the numbers</source>
        <translation>Đang đếm số</translation>
    </message>
    <message>
        <source>Print, or print a copy</source>
        <translation>In, hoặc in lại bản sao</translation>
    </message>
    <message>
        <source>Verify a receipt</source>
        <translation>Kiểm tra biên nhận</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Người nhận</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Đã in</translation>
    </message>
    <message>
        <source>Reprint {0}</source>
        <translation>In lại {0}</translation>
    </message>
    <message>
        <source>A reprint says BẢN SAO. A void number stays, with its reason.</source>
        <translation>Bản in lại mang chữ BẢN SAO. Số đã hủy được giữ, kèm lý do.</translation>
    </message>
    <message>
        <source>Print a copy</source>
        <translation>In lại (bản sao)</translation>
    </message>
    <message>
        <source>Receipt {0} of {1}</source>
        <translation>Biên nhận {0} của {1}</translation>
    </message>
    <message>
        <source>Recorded before printing</source>
        <translation>Đã ghi sổ trước khi in</translation>
    </message>
    <message>
        <source>Not printed yet</source>
        <translation>Chưa in lần nào</translation>
    </message>
    <message>
        <source>Printed once</source>
        <translation>In 1 lần</translation>
    </message>
    <message>
        <source>Printed {0} times</source>
        <translation>In {0} lần</translation>
    </message>
    <message>
        <source>{0} numbers given out in {1}</source>
        <translation>{0} số đã cấp năm {1}</translation>
    </message>
    <message>
        <source>missing: {0}</source>
        <translation>thiếu số: {0}</translation>
    </message>
    <message>
        <source>none missing</source>
        <translation>không thiếu số nào</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Đang in</translation>
    </message>
    <message>
        <source>This PC has no printer.</source>
        <translation>Máy này chưa có máy in.</translation>
    </message>
    <message>
        <source>The printer did not take it.</source>
        <translation>Máy in không nhận lệnh in.</translation>
    </message>
    <message>
        <source>Printed: {0}. The others stay under “Not printed”.</source>
        <translation>Đã in {0} số. Các số còn lại vẫn ở mục “Chưa in”.</translation>
    </message>
    <message>
        <source>Save the receipt</source>
        <translation>Lưu biên nhận</translation>
    </message>
    <message>
        <source>Writing the PDF</source>
        <translation>Đang ghi tệp PDF</translation>
    </message>
    <message>
        <source>{0}: the number stays and is marked as void; the handover stands.</source>
        <translation>{0}: số được giữ và ghi là đã hủy, lần trao vẫn còn.</translation>
    </message>
    <message>
        <source>Voiding the number</source>
        <translation>Đang hủy số</translation>
    </message>
</context>
<context>
    <name>ReceivePage</name>
    <message>
        <source>What came in</source>
        <translation>Ghi tiếp nhận</translation>
    </message>
    <message>
        <source>Payment order, delivery note</source>
        <translation>Ủy nhiệm chi, biên bản giao nhận</translation>
    </message>
    <message>
        <source>Save and enter the next</source>
        <translation>Lưu và ghi tiếp</translation>
    </message>
    <message>
        <source>{0} months</source>
        <translation>{0} tháng</translation>
    </message>
    <message>
        <source>Choose what came in</source>
        <translation>Chọn loại đã tiếp nhận</translation>
    </message>
    <message>
        <source>One entry for each kind; the next one follows with Ctrl+Enter.</source>
        <translation>Mỗi loại một bút toán; Ctrl+Enter để ghi loại tiếp theo.</translation>
    </message>
    <message>
        <source>Pledged {0}, received {1}.</source>
        <translation>Đăng ký {0}, đã tiếp nhận {1}.</translation>
    </message>
    <message>
        <source>{0} more than pledged</source>
        <translation>Nhiều hơn đăng ký {0}</translation>
    </message>
    <message>
        <source>Compare with the paper. It can be entered, and stays visible.</source>
        <translation>Đối chiếu chứng từ. Vẫn ghi được, và luôn nhìn thấy.</translation>
    </message>
    <message>
        <source>Still to come after this: {0}</source>
        <translation>Sau lần này còn thiếu {0}</translation>
    </message>
</context>
<context>
    <name>RecentPanel</name>
    <message>
        <source>Who has not come</source>
        <translation>Danh sách chưa đến</translation>
    </message>
    <message>
        <source>Just handed over</source>
        <translation>Vừa trao xong</translation>
    </message>
    <message>
        <source>Not come yet</source>
        <translation>Chưa đến</translation>
    </message>
    <message>
        <source>Collected by others</source>
        <translation>Nhận thay</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Bị từ chối</translation>
    </message>
</context>
<context>
    <name>RecordModel</name>
    <message>
        <source>Could not be read</source>
        <translation>Không đọc được</translation>
    </message>
</context>
<context>
    <name>SamePersonNote</name>
    <message>
        <source>Open record</source>
        <translation>Mở hồ sơ</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Là người khác</translation>
    </message>
    <message>
        <source>May be recorded already</source>
        <translation>Có thể đã có hồ sơ này</translation>
    </message>
    <message>
        <source>May be recorded already ({0} records)</source>
        <translation>Có thể đã có hồ sơ này ({0} hồ sơ)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Họ tên</translation>
    </message>
    <message>
        <source>Name (no accents)</source>
        <translation>Tên (bỏ dấu)</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>chưa rõ</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>none</source>
        <translation>chưa có</translation>
    </message>
    <message>
        <source>Award</source>
        <translation>Suất tặng</translation>
    </message>
    <message>
        <source>alike</source>
        <translation>giống</translation>
    </message>
    <message>
        <source>different</source>
        <translation>khác</translation>
    </message>
</context>
<context>
    <name>SavedForm</name>
    <message>
        <source>Leave without saving?</source>
        <translation>Thoát mà chưa lưu?</translation>
    </message>
    <message>
        <source>What you typed here is not saved yet and would be lost.</source>
        <translation>Những gì vừa nhập ở đây chưa lưu và sẽ mất.</translation>
    </message>
    <message>
        <source>Keep typing</source>
        <translation>Nhập tiếp</translation>
    </message>
    <message>
        <source>Leave, do not save</source>
        <translation>Thoát, không lưu</translation>
    </message>
</context>
<context>
    <name>SendingCard</name>
    <message>
        <source>Data on its way to the office above</source>
        <translation>Gửi số liệu về cấp trên</translation>
    </message>
</context>
<context>
    <name>SetUpDialog</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Tiếp tục</translation>
    </message>
    <message>
        <source>I have written the code on paper</source>
        <translation>Tôi đã chép mã ra giấy</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Họ tên của bạn</translation>
    </message>
    <message>
        <source>Stands on every receipt that you hand over.</source>
        <translation>Ghi trên mọi biên nhận bạn trao.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>At least 8 characters; a sentence is best.</source>
        <translation>Ít nhất 8 ký tự; tốt nhất là một câu.</translation>
    </message>
    <message>
        <source>The passphrase again</source>
        <translation>Gõ lại mật khẩu</translation>
    </message>
    <message>
        <source>First member of staff</source>
        <translation>Người dùng đầu tiên</translation>
    </message>
    <message>
        <source>The register will lie in {0}</source>
        <translation>Kho dữ liệu sẽ nằm ở {0}</translation>
    </message>
    <message>
        <source>First set-up</source>
        <translation>Cài đặt lần đầu</translation>
    </message>
    <message>
        <source>The passphrase never leaves this PC, and nobody can look it up.</source>
        <translation>Mật khẩu không rời máy này, không ai tra lại được.</translation>
    </message>
    <message>
        <source>The register is made</source>
        <translation>Đã lập kho dữ liệu</translation>
    </message>
    <message>
        <source>Write this recovery code on paper and lock it away</source>
        <translation>Chép mã khôi phục này ra giấy và khóa vào tủ</translation>
    </message>
    <message>
        <source>It opens the register when the passphrase is forgotten. It is shown this once; without both, nobody can read the register again.</source>
        <translation>Mã này mở kho khi quên mật khẩu. Chỉ hiện một lần; mất cả hai thì không ai đọc lại được kho.</translation>
    </message>
    <message>
        <source>Recovery code: {0}</source>
        <translation>Mã khôi phục: {0}</translation>
    </message>
    <message>
        <source>The two passphrases differ. Type both again.</source>
        <translation>Hai lần gõ khác nhau. Gõ lại cả hai.</translation>
    </message>
    <message>
        <source>Making the register</source>
        <translation>Đang lập kho dữ liệu</translation>
    </message>
    <message>
        <source>Open the register</source>
        <translation>Mở kho dữ liệu</translation>
    </message>
    <message>
        <source>Not done; nothing was changed</source>
        <translation>Chưa làm được, không có gì thay đổi</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Chờ một chút…</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Open the register</source>
        <translation>Mở sổ</translation>
    </message>
    <message>
        <source>Opening the register</source>
        <translation>Đang mở sổ</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Đang mở…</translation>
    </message>
</context>
<context>
    <name>SponsorPage</name>
    <message>
        <source>New sponsor</source>
        <translation>Nhà tài trợ mới</translation>
    </message>
    <message>
        <source>Every pledge of this sponsor shows these facts</source>
        <translation>Mọi đăng ký của nhà tài trợ này đều dùng thông tin ở đây</translation>
    </message>
    <message>
        <source>Consent of a person who gives</source>
        <translation>Khi nhà tài trợ là cá nhân</translation>
    </message>
    <message>
        <source>“Not named” keeps the name off lists and receipts; the register has it.</source>
        <translation>“Không nêu tên”: danh sách và biên nhận không ghi tên; sổ vẫn giữ.</translation>
    </message>
    <message>
        <source>10 digits; 13 for a branch</source>
        <translation>10 số; chi nhánh 13 số</translation>
    </message>
    <message>
        <source>Empty prints the name above</source>
        <translation>Để trống thì in tên ở trên</translation>
    </message>
    <message>
        <source>Not named in public</source>
        <translation>Không nêu tên</translation>
    </message>
    <message>
        <source>Fill in only to take the sponsor off the list; pledges stay</source>
        <translation>Chỉ ghi khi thôi theo dõi; các đăng ký vẫn giữ</translation>
    </message>
</context>
<context>
    <name>SponsorsPage</name>
    <message>
        <source>Sponsors</source>
        <translation>Nhà tài trợ và đăng ký</translation>
    </message>
    <message>
        <source>New sponsor</source>
        <translation>Nhà tài trợ mới</translation>
    </message>
    <message>
        <source>New pledge</source>
        <translation>Đăng ký mới</translation>
    </message>
    <message>
        <source>Name or number</source>
        <translation>Tìm tên hoặc số</translation>
    </message>
    <message>
        <source>Edit the sponsor</source>
        <translation>Sửa nhà tài trợ</translation>
    </message>
    <message>
        <source>no programme yet</source>
        <translation>chưa có chương trình</translation>
    </message>
    <message>
        <source>{0} sponsors  ·  {1} pledges</source>
        <translation>{0} nhà tài trợ  ·  {1} đăng ký</translation>
    </message>
    <message>
        <source>Edit the pledge</source>
        <translation>Sửa đăng ký</translation>
    </message>
    <message>
        <source>Enter what came in</source>
        <translation>Ghi tiếp nhận</translation>
    </message>
    <message>
        <source>Tax code {0}</source>
        <translation>MST {0}</translation>
    </message>
    <message>
        <source>kept by {0}</source>
        <translation>do {0} ghi</translation>
    </message>
    <message>
        <source>Pledge {0}</source>
        <translation>Đăng ký {0}</translation>
    </message>
    <message>
        <source>No sponsor yet</source>
        <translation>Chưa có nhà tài trợ</translation>
    </message>
    <message>
        <source>Enter a sponsor (Ctrl+T), or a pledge with its sponsor (Ctrl+N).</source>
        <translation>Thêm nhà tài trợ (Ctrl+T), hoặc ghi luôn đăng ký (Ctrl+N).</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Không thấy ai</translation>
    </message>
    <message>
        <source>Esc empties the search.</source>
        <translation>Esc để bỏ tìm kiếm.</translation>
    </message>
    <message>
        <source>Nothing pledged in this programme</source>
        <translation>Chưa đăng ký trong chương trình này</translation>
    </message>
    <message>
        <source>Enter what this sponsor promises (Ctrl+N).</source>
        <translation>Ghi đăng ký của nhà tài trợ này (Ctrl+N).</translation>
    </message>
</context>
<context>
    <name>StackBar</name>
    <message>
        <source>Pledged {0}, received {1}, allotted {2}, handed over {3}</source>
        <translation>Đăng ký {0}, đã tiếp nhận {1}, đã phân bổ {2}, đã trao {3}</translation>
    </message>
</context>
<context>
    <name>StreamsCard</name>
    <message>
        <source>Parts sent and received</source>
        <translation>Số liệu đã gửi và đã nhận</translation>
    </message>
    <message>
        <source>Nothing sent or received yet</source>
        <translation>Chưa gửi, chưa nhận gì</translation>
    </message>
    <message>
        <source>Export the first bundle (Ctrl+E), or import one (Ctrl+I).</source>
        <translation>Xuất gói đầu tiên (Ctrl+E), hoặc nhập gói (Ctrl+I).</translation>
    </message>
    <message>
        <source>every office</source>
        <translation>mọi đơn vị</translation>
    </message>
    <message>
        <source>This PC, for {0}</source>
        <translation>Máy này gửi {0}</translation>
    </message>
    <message>
        <source>a PC without a certificate</source>
        <translation>máy chưa được duyệt</translation>
    </message>
    <message>
        <source>From {0}</source>
        <translation>Từ {0}</translation>
    </message>
    <message>
        <source>From {0}, for {1}</source>
        <translation>Từ {0}, gửi {1}</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>còn thiếu</translation>
    </message>
    <message>
        <source>receiver misses it</source>
        <translation>bên nhận báo thiếu</translation>
    </message>
    <message>
        <source>held</source>
        <translation>giữ lại</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>đã xuất, chờ nhận</translation>
    </message>
    <message>
        <source>receiver has it</source>
        <translation>bên nhận đã có</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>đã nhập</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Luồng số liệu</translation>
    </message>
    <message>
        <source>PC</source>
        <translation>Máy</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Đã có</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Thiếu</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Giữ lại</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>Gần nhất</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Part {0}: {1}</source>
        <translation>Phần {0}: {1}</translation>
    </message>
    <message>
        <source>{0} changes</source>
        <translation>{0} thay đổi</translation>
    </message>
</context>
<context>
    <name>TaskList</name>
    <message>
        <source>To see to</source>
        <translation>Cần xử lý</translation>
    </message>
    <message>
        <source>{0}, most urgent first</source>
        <translation>{0} việc, gấp nhất ở trên</translation>
    </message>
    <message>
        <source>People who stand twice for one kind: {0}</source>
        <translation>{0} người đứng tên hai lần cho một loại quà</translation>
    </message>
    <message>
        <source>Look at both awards before anything more is handed over.</source>
        <translation>Xem cả hai suất trước khi trao tiếp.</translation>
    </message>
    <message>
        <source>See them</source>
        <translation>Xem người trùng</translation>
    </message>
    <message>
        <source>Pledge lines with more awards than units: {0}</source>
        <translation>{0} dòng tài trợ xét tặng quá số đăng ký</translation>
    </message>
    <message>
        <source>Withdraw awards, or ask the sponsor for more.</source>
        <translation>Thôi trao bớt, hoặc đề nghị nhà tài trợ thêm.</translation>
    </message>
    <message>
        <source>See the lines</source>
        <translation>Xem các dòng</translation>
    </message>
    <message>
        <source>Parts that did not arrive: {0}</source>
        <translation>Thiếu {0} phần số liệu chưa đến</translation>
    </message>
    <message>
        <source>Ask the sender to export again; what is missing comes along by itself.</source>
        <translation>Xin bên gửi xuất lại; phần thiếu tự kèm theo.</translation>
    </message>
    <message>
        <source>See the gaps</source>
        <translation>Xem chỗ thiếu</translation>
    </message>
    <message>
        <source>Parts that the receiver misses: {0}</source>
        <translation>Bên nhận báo thiếu {0} phần</translation>
    </message>
    <message>
        <source>Export once more: they come along by themselves.</source>
        <translation>Xuất gói mới: phần thiếu tự kèm theo.</translation>
    </message>
    <message>
        <source>Export again</source>
        <translation>Xuất lại</translation>
    </message>
    <message>
        <source>Parts held and not merged yet: {0}</source>
        <translation>Giữ lại {0} phần, chưa nhập</translation>
    </message>
    <message>
        <source>The sending PC needs a certificate, or may not write this.</source>
        <translation>Máy gửi chưa được duyệt, hoặc không có quyền ghi.</translation>
    </message>
    <message>
        <source>See why</source>
        <translation>Xem vì sao</translation>
    </message>
    <message>
        <source>Fields changed in two places: {0}</source>
        <translation>{0} ô bị hai nơi cùng sửa</translation>
    </message>
    <message>
        <source>Both values are kept until somebody chooses.</source>
        <translation>Giữ cả hai giá trị đến khi có người chọn.</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Chọn</translation>
    </message>
    <message>
        <source>Receipts not printed: {0}</source>
        <translation>{0} biên nhận chưa in</translation>
    </message>
    <message>
        <source>Handed over and recorded; nobody has the paper yet.</source>
        <translation>Đã trao và đã ghi, nhưng chưa có giấy.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Changes on this PC alone: {0}</source>
        <translation>{0} thay đổi chỉ có trên máy này</translation>
    </message>
    <message>
        <source>Export them to a stick and send it.</source>
        <translation>Xuất ra USB và gửi cấp trên.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Xuất gói</translation>
    </message>
    <message>
        <source>Declared and computed sum differ: {0}</source>
        <translation>{0} đăng ký có số khai khác số cộng, chưa ghi lý do</translation>
    </message>
    <message>
        <source>Sponsors who have not brought everything: {0}</source>
        <translation>{0} nhà tài trợ chưa chuyển đủ</translation>
    </message>
    <message>
        <source>See the pledge</source>
        <translation>Xem đăng ký</translation>
    </message>
    <message>
        <source>Approved awards waiting to be handed over: {0}</source>
        <translation>{0} suất đã duyệt, chờ trao</translation>
    </message>
    <message>
        <source>Call people to an event, or withdraw what cannot be given.</source>
        <translation>Mời người đến buổi trao, hoặc thôi trao suất không trao được.</translation>
    </message>
    <message>
        <source>See the list</source>
        <translation>Xem danh sách</translation>
    </message>
    <message>
        <source>Nothing waits: everything recorded is in order.</source>
        <translation>Không có việc chờ: mọi thứ đã ghi đều ổn.</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>End</source>
        <translation>Kết thúc</translation>
    </message>
    <message>
        <source>/ {0} handed over</source>
        <translation>/ {0} đã trao</translation>
    </message>
</context>
<context>
    <name>TrainingStripe</name>
    <message>
        <source>TRAINING MACHINE: made-up data, prints no real receipt</source>
        <translation>MÁY TẬP HUẤN: số liệu giả, không in được biên nhận thật</translation>
    </message>
</context>
<context>
    <name>VerdictPanel</name>
    <message>
        <source>Next person</source>
        <translation>Người tiếp theo</translation>
    </message>
    <message>
        <source>Print receipt</source>
        <translation>In biên nhận</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>Verify a receipt</source>
        <translation>Kiểm tra biên nhận</translation>
    </message>
    <message>
        <source>The code carries the office's signature; no network is needed.</source>
        <translation>Mã QR mang chữ ký của đơn vị; không cần mạng.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Kiểm tra</translation>
    </message>
    <message>
        <source>Open a picture or PDF</source>
        <translation>Mở ảnh hoặc PDF</translation>
    </message>
    <message>
        <source>Scan the code on the receipt, or paste its text</source>
        <translation>Quét mã QR trên biên nhận, hoặc dán chữ của mã</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Đang đọc tệp</translation>
    </message>
    <message>
        <source>Compare the facts below with the paper: they must be the same.</source>
        <translation>So các mục dưới đây với tờ giấy: phải giống nhau.</translation>
    </message>
    <message>
        <source>It was genuine and does not count any more.</source>
        <translation>Biên nhận này từng có giá trị, nay không còn.</translation>
    </message>
    <message>
        <source>Keep the paper and tell the office above.</source>
        <translation>Giữ tờ giấy lại và báo cấp trên.</translation>
    </message>
    <message>
        <source>Merge the newest bundle from the office above, then check again.</source>
        <translation>Nhập gói mới nhất của cấp trên rồi kiểm tra lại.</translation>
    </message>
    <message>
        <source>Hold the paper flat, with the whole code in the picture.</source>
        <translation>Để tờ giấy phẳng, lấy trọn mã QR vào ảnh.</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>Biên nhận số</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Đã trao</translation>
    </message>
    <message>
        <source>Worth</source>
        <translation>Trị giá</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Người nhận</translation>
    </message>
    <message>
        <source>Void because</source>
        <translation>Lý do hủy</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Tập huấn</translation>
    </message>
    <message>
        <source>yes: worth nothing</source>
        <translation>giấy tập huấn, không có giá trị</translation>
    </message>
    <message>
        <source>Receipt to verify</source>
        <translation>Biên nhận cần kiểm tra</translation>
    </message>
    <message>
        <source>Pictures and PDF (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.bmp *.webp)</source>
        <translation>Ảnh và PDF (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.bmp *.webp)</translation>
    </message>
</context>
<context>
    <name>WaitingPanel</name>
    <message>
        <source>Please scan the ID card</source>
        <translation>Mời quét thẻ căn cước</translation>
    </message>
    <message>
        <source>Hold the card's QR code before the scanner. No key is needed.</source>
        <translation>Đưa mã QR trên thẻ vào máy quét. Không cần bấm phím nào.</translation>
    </message>
    <message>
        <source>Ready for the scanner</source>
        <translation>Sẵn sàng quét</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Không tìm thấy ai</translation>
    </message>
    <message>
        <source>Type less of the name, or the first digits of the number.</source>
        <translation>Gõ ngắn hơn, hoặc gõ mấy số đầu của số định danh.</translation>
    </message>
    <message>
        <source>Type a name or a number</source>
        <translation>Gõ tên hoặc số định danh</translation>
    </message>
    <message>
        <source>Found: {0}</source>
        <translation>Thấy {0} người</translation>
    </message>
    <message>
        <source>No card?</source>
        <translation>Không có thẻ?</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Chọn</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Họ và tên</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Ngày sinh</translation>
    </message>
    <message>
        <source>Personal id</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>Suất</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
</context>
<context>
    <name>WindowDialogs</name>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Not done; nothing was changed</source>
        <translation>Chưa làm được; không có gì thay đổi</translation>
    </message>
    <message>
        <source>The program made a mistake</source>
        <translation>Chương trình gặp lỗi</translation>
    </message>
    <message>
        <source>What was saved is safe; what was being done now was not recorded. Close the program and open it again. If it happens again, send this file to the office above; it holds no personal data.</source>
        <translation>Những gì đã lưu vẫn an toàn; việc đang làm chưa được ghi. Đóng chương trình rồi mở lại. Nếu lỗi lặp lại, gửi tệp này cho cấp trên; tệp không chứa dữ liệu cá nhân.</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>Withdraw awards: {0}</source>
        <translation>Thôi trao suất tặng: {0}</translation>
    </message>
    <message>
        <source>Each unit becomes free for somebody else. The award stays on record.</source>
        <translation>Mỗi suất lại dành được cho người khác. Hồ sơ suất tặng vẫn giữ.</translation>
    </message>
    <message>
        <source>Choose why (Alt+Down)</source>
        <translation>Chọn lý do (Alt+Xuống)</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Thôi trao</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Choose why from the list.</source>
        <translation>Chọn một lý do trong danh sách.</translation>
    </message>
    <message>
        <source>Type the day as 22/11/2026.</source>
        <translation>Nhập ngày như 22/11/2026.</translation>
    </message>
</context>
<context>
    <name>YearField</name>
    <message>
        <source>Type the year as 2026.</source>
        <translation>Nhập năm như 2026.</translation>
    </message>
</context>
<context>
    <name>_ComplaintsOf</name>
    <message>
        <source>to the next field to correct</source>
        <translation>đến ô cần sửa tiếp theo</translation>
    </message>
    <message>
        <source>To correct: {0}</source>
        <translation>Còn {0} ô cần sửa</translation>
    </message>
    <message>
        <source>Line {0}, {1}</source>
        <translation>Dòng {0}, {1}</translation>
    </message>
</context>
<context>
    <name>_Painter</name>
    <message>
        <source>{0}  ·  nothing pledged yet</source>
        <translation>{0}  ·  chưa đăng ký gì</translation>
    </message>
</context>
<context>
    <name>_Side</name>
    <message>
        <source>a PC without a certificate</source>
        <translation>máy chưa được duyệt</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Đã trao</translation>
    </message>
    <message>
        <source>Not handed over</source>
        <translation>Chưa trao</translation>
    </message>
    <message>
        <source>{0} months</source>
        <translation>{0} tháng</translation>
    </message>
</context>
</TS>
