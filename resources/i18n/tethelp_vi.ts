<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="vi" sourcelanguage="en">
<context>
    <name>AccountPage</name>
    <message>
        <source>New account</source>
        <translation>Tài khoản mới</translation>
    </message>
    <message>
        <source>For whoever works at this PC</source>
        <translation>Cho người làm việc trên máy này</translation>
    </message>
    <message>
        <source>As it shall stand on receipts. It cannot be changed later.</source>
        <translation>Đúng như sẽ in trên biên nhận. Sau này không đổi được.</translation>
    </message>
    <message>
        <source>The first account is yours</source>
        <translation>Tài khoản đầu tiên là của bạn</translation>
    </message>
    <message>
        <source>From then on the register opens by name and passphrase only. A passphrase that several people share opens it no more: make an account for each of them.</source>
        <translation>Từ đó kho chỉ mở bằng tên và mật khẩu của từng người. Mật khẩu nhiều người dùng chung thôi dùng: lập tài khoản cho từng người.</translation>
    </message>
    <message>
        <source>Let the person type the passphrase</source>
        <translation>Để người đó tự gõ mật khẩu</translation>
    </message>
    <message>
        <source>Nobody else should know it. It stays on this PC.</source>
        <translation>Không ai khác nên biết. Mật khẩu chỉ nằm ở máy này.</translation>
    </message>
</context>
<context>
    <name>AccountTable</name>
    <message>
        <source>Opens this PC</source>
        <translation>Mở được máy này</translation>
    </message>
    <message>
        <source>No passphrase here</source>
        <translation>Chưa có mật khẩu ở đây</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Đã dừng</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Tài khoản</translation>
    </message>
    <message>
        <source>No accounts yet: whoever opens the register may do everything</source>
        <translation>Chưa có tài khoản: ai mở được kho thì làm được mọi việc</translation>
    </message>
    <message>
        <source>Make the first account with Ctrl+N: it is yours, and you then make one for each of your colleagues.</source>
        <translation>Bấm Ctrl+N để lập tài khoản đầu tiên: đó là tài khoản của bạn, rồi lập cho từng đồng nghiệp.</translation>
    </message>
    <message>
        <source>Accounts: {0}</source>
        <translation>Tài khoản: {0}</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Vai trò</translation>
    </message>
</context>
<context>
    <name>AddMembersPage</name>
    <message>
        <source>Add people to the household</source>
        <translation>Thêm người vào hộ</translation>
    </message>
    <message>
        <source>Household now</source>
        <translation>Đang ở hộ</translation>
    </message>
    <message>
        <source>Mark the row</source>
        <translation>Đánh dấu dòng</translation>
    </message>
    <message>
        <source>Nobody else matches “{0}”</source>
        <translation>Không còn ai khớp “{0}”</translation>
    </message>
    <message>
        <source>Esc clears the search. Somebody new is added under People.</source>
        <translation>Esc xóa ô tìm. Người mới thì thêm ở Người được tặng.</translation>
    </message>
    <message>
        <source>Nobody else is known at this address</source>
        <translation>Không còn ai ở địa chỉ này</translation>
    </message>
    <message>
        <source>Type a name to find somebody at another address.</source>
        <translation>Gõ tên để tìm người ở địa chỉ khác.</translation>
    </message>
    <message>
        <source>At the address of the household and its members; Space marks:</source>
        <translation>Cùng địa chỉ với hộ và các thành viên; phím cách để đánh dấu:</translation>
    </message>
    <message>
        <source>Put {0} people into the household</source>
        <translation>Đưa {0} người vào hộ</translation>
    </message>
    <message>
        <source>Put into the household</source>
        <translation>Đưa vào hộ</translation>
    </message>
</context>
<context>
    <name>AdmissionPage</name>
    <message>
        <source>Add a stay</source>
        <translation>Ghi nằm viện</translation>
    </message>
    <message>
        <source>Correct a stay</source>
        <translation>Sửa đợt nằm viện</translation>
    </message>
    <message>
        <source>Five characters, such as 37001</source>
        <translation>5 ký tự, như 37001</translation>
    </message>
    <message>
        <source>The ward only, no diagnosis</source>
        <translation>Chỉ ghi khoa, không ghi bệnh</translation>
    </message>
    <message>
        <source>Empty while the person stays</source>
        <translation>Để trống khi còn nằm viện</translation>
    </message>
    <message>
        <source>A gift is for who is in hospital</source>
        <translation>Quà dành cho người đang nằm viện</translation>
    </message>
    <message>
        <source>The day the gift is given counts. Who is discharged later keeps it; enter the day of discharge and not a reason to withdraw.</source>
        <translation>Tính vào ngày trao quà. Ra viện sau đó vẫn giữ quà; hãy ghi ngày ra viện, không ghi lý do thôi.</translation>
    </message>
</context>
<context>
    <name>AdmissionSection</name>
    <message>
        <source>Add a stay</source>
        <translation>Ghi nằm viện</translation>
    </message>
    <message>
        <source>Hospital</source>
        <translation>Bệnh viện</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Đợt</translation>
    </message>
    <message>
        <source>In hospital: {0}</source>
        <translation>Nằm viện: {0}</translation>
    </message>
    <message>
        <source>No stay is entered. A Tết gift needs one on the day it is given (Ctrl+T).</source>
        <translation>Chưa ghi đợt nào. Quà Tết chỉ trao cho người đang nằm viện vào ngày trao (Ctrl+T).</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>vào {0}</translation>
    </message>
    <message>
        <source>in hospital</source>
        <translation>đang nằm viện</translation>
    </message>
    <message>
        <source>left {0}</source>
        <translation>ra viện {0}</translation>
    </message>
    <message>
        <source>until {0}</source>
        <translation>đến {0}</translation>
    </message>
</context>
<context>
    <name>AllotPage</name>
    <message>
        <source>Allot units to an office</source>
        <translation>Phân bổ suất cho đơn vị</translation>
    </message>
    <message>
        <source>The office awards them; the line&apos;s own office no longer may</source>
        <translation>Đơn vị nhận xét tặng các suất này; nơi giữ dòng không dùng nữa</translation>
    </message>
    <message>
        <source>such as 15/QĐ-BHXH</source>
        <translation>ví dụ 15/QĐ-BHXH</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Số suất</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Save and allot to the next</source>
        <translation>Lưu và phân bổ tiếp</translation>
    </message>
    <message>
        <source>Choose the line</source>
        <translation>Chọn dòng tài trợ</translation>
    </message>
    <message>
        <source>What is free of it is shown here.</source>
        <translation>Số suất còn phân bổ được hiện ở đây.</translation>
    </message>
    <message>
        <source>Free after this: {0}</source>
        <translation>Sau lần này còn {0} suất</translation>
    </message>
    <message>
        <source>Of {0} units, {1} are awarded or allotted.</source>
        <translation>Trong {0} suất, {1} đã xét tặng hoặc phân bổ.</translation>
    </message>
</context>
<context>
    <name>AllotmentsPanel</name>
    <message>
        <source>Take back</source>
        <translation>Thu hồi</translation>
    </message>
    <message>
        <source>Allot to an office</source>
        <translation>Phân bổ cho đơn vị</translation>
    </message>
    <message>
        <source>Headquarters allots units of its lines to offices (Ctrl+N).</source>
        <translation>TW phân bổ suất của dòng do TW ghi cho đơn vị (Ctrl+N).</translation>
    </message>
    <message>
        <source>What headquarters allots to this office comes with its next bundle.</source>
        <translation>Suất TW phân bổ cho đơn vị đến cùng gói sau.</translation>
    </message>
    <message>
        <source>Nothing is allotted yet</source>
        <translation>Chưa phân bổ suất nào</translation>
    </message>
    <message>
        <source>Allotments: {0}</source>
        <translation>Lần phân bổ: {0}</translation>
    </message>
    <message>
        <source>Allot units to an office</source>
        <translation>Phân bổ suất cho đơn vị</translation>
    </message>
    <message>
        <source>Take units back, with the reason</source>
        <translation>Thu hồi suất, có lý do</translation>
    </message>
    <message>
        <source>Office and line</source>
        <translation>Đơn vị, dòng tài trợ</translation>
    </message>
    <message>
        <source>Allotted</source>
        <translation>Đã phân bổ</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Còn giao</translation>
    </message>
    <message>
        <source>Awarded</source>
        <translation>Đã xét tặng</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>an office not known here</source>
        <translation>đơn vị chưa có ở máy này</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Records to put in order: {0}</source>
        <translation>Hồ sơ cần xử lý: {0}</translation>
    </message>
    <message>
        <source>The answer from above</source>
        <translation>Cấp trên trả lời</translation>
    </message>
    <message>
        <source>{0} changes sent · {1} confirmed · {2} need you</source>
        <translation>{0} thay đổi đã gửi · {1} đã xác nhận · {2} cần xử lý</translation>
    </message>
    <message>
        <source>{0} more follow when these are in order.</source>
        <translation>Còn {0} hồ sơ nữa, hiện tiếp khi xử lý xong các hồ sơ này.</translation>
    </message>
    <message>
        <source>{0}, {1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>Open to put in order</source>
        <translation>Mở để xử lý</translation>
    </message>
</context>
<context>
    <name>AnswerPage</name>
    <message>
        <source>Answer to batch {0}</source>
        <translation>Kết quả hồ sơ {0}</translation>
    </message>
    <message>
        <source>Nothing is recorded before you have looked at it</source>
        <translation>Xem trước, chưa ghi gì</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Chọn tệp</translation>
    </message>
    <message>
        <source>Record the answer</source>
        <translation>Ghi kết quả</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Issued or sent back on</source>
        <translation>Ngày cấp hoặc trả lại</translation>
    </message>
    <message>
        <source>Rows of the sheet</source>
        <translation>Các dòng của tệp</translation>
    </message>
    <message>
        <source>Choose the sheet that came back</source>
        <translation>Chọn bảng tính trả về</translation>
    </message>
    <message>
        <source>It is best the sheet that was handed in, with the numbers filled in; .xlsx, .xls, .ods or .csv (Ctrl+O).</source>
        <translation>Tốt nhất là chính bảng đã nộp, có điền thêm số; .xlsx, .xls, .ods hoặc .csv (Ctrl+O).</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>Number or reason</source>
        <translation>Số, hoặc lý do</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.xls *.ods *.csv)</source>
        <translation>Bảng tính (*.xlsx *.xls *.ods *.csv)</translation>
    </message>
    <message>
        <source>Which file?</source>
        <translation>Tệp nào?</translation>
    </message>
    <message>
        <source>Reading the sheet</source>
        <translation>Đang đọc bảng</translation>
    </message>
    <message>
        <source>The file of the insurance side</source>
        <translation>Tệp của cơ quan BHXH</translation>
    </message>
    <message>
        <source>Rows are found by the row id, else by a number of the person.</source>
        <translation>Tìm theo mã dòng; không có thì theo số giấy tờ của người đó.</translation>
    </message>
    <message>
        <source>not in the file: {0}</source>
        <translation>không có trong tệp: {0}</translation>
    </message>
    <message>
        <source>{0} rows would be recorded</source>
        <translation>Sẽ ghi {0} dòng</translation>
    </message>
    <message>
        <source>Nothing of it is new</source>
        <translation>Không có gì mới</translation>
    </message>
    <message>
        <source>Recording the answer</source>
        <translation>Đang ghi kết quả</translation>
    </message>
    <message>
        <source>{0} rows were recorded</source>
        <translation>Đã ghi {0} dòng</translation>
    </message>
    <message>
        <source>Esc goes back to the batch.</source>
        <translation>Esc để về hồ sơ.</translation>
    </message>
    <message>
        <source>{0} were not: correct them in the file and choose it again.</source>
        <translation>{0} dòng chưa ghi: sửa trong tệp rồi chọn lại tệp.</translation>
    </message>
</context>
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
        <source>So these need a decision&apos;s number, or somebody else approves them.</source>
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
    <message>
        <source>Type the decision&apos;s number: nobody approves what they proposed.</source>
        <translation>Ghi số quyết định: người đề nghị không tự duyệt được.</translation>
    </message>
</context>
<context>
    <name>AttachPage</name>
    <message>
        <source>Attach a file</source>
        <translation>Đính kèm tệp</translation>
    </message>
    <message>
        <source>Files: {0}  ·  {1} as kept</source>
        <translation>Số tệp: {0}  ·  lưu {1}</translation>
    </message>
    <message>
        <source>Pictures are kept without place and camera</source>
        <translation>Ảnh được lưu không kèm vị trí chụp và thông tin máy ảnh</translation>
    </message>
    <message>
        <source>Give no person&apos;s name in the title: it stands in lists and reports.</source>
        <translation>Không ghi tên người trong tên tài liệu: tên này có trong bảng kê và báo cáo.</translation>
    </message>
    <message>
        <source>Look at the file</source>
        <translation>Xem tệp</translation>
    </message>
    <message>
        <source>Proves</source>
        <translation>Chứng minh cho</translation>
    </message>
    <message>
        <source>Sort of paper</source>
        <translation>Loại giấy tờ</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Audit file</source>
        <translation>Hồ sơ kiểm tra</translation>
    </message>
    <message>
        <source>One folder with an index: papers, registers, receipts, gaps</source>
        <translation>Một thư mục có mục lục: giấy tờ, bảng kê, biên nhận, chỗ còn thiếu</translation>
    </message>
    <message>
        <source>Auditors: people are named</source>
        <translation>Đoàn kiểm tra: có tên người</translation>
    </message>
    <message>
        <source>Sponsor: nobody is</source>
        <translation>Nhà tài trợ: không có tên</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>Giao cho ai</translation>
    </message>
    <message>
        <source>It is recorded under Personal data</source>
        <translation>Được ghi ở mục Dữ liệu cá nhân</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Thiếu gì</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ở đâu</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>Không thiếu gì</translation>
    </message>
    <message>
        <source>The file can be handed in.</source>
        <translation>Có thể nộp hồ sơ.</translation>
    </message>
    <message>
        <source>Write the audit file</source>
        <translation>Ghi hồ sơ kiểm tra</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Pledge {0} of {1}</source>
        <translation>Khoản tài trợ {0} của {1}</translation>
    </message>
    <message>
        <source>Everything of {0}</source>
        <translation>Tất cả của {0}</translation>
    </message>
    <message>
        <source>The office {0}, whole programme</source>
        <translation>{0}, cả chương trình</translation>
    </message>
    <message>
        <source>Of what</source>
        <translation>Hồ sơ của</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Bản dùng cho</translation>
    </message>
    <message>
        <source>What an audit will miss</source>
        <translation>Kiểm tra sẽ thấy thiếu</translation>
    </message>
    <message>
        <source>Gathering the papers</source>
        <translation>Đang gom chứng từ</translation>
    </message>
    <message>
        <source>Gaps: {0}</source>
        <translation>Chỗ thiếu: {0}</translation>
    </message>
    <message>
        <source>Attached files: {0}.</source>
        <translation>Tệp đính kèm: {0}.</translation>
    </message>
    <message>
        <source>Readable without a password: names, masked numbers and receipts of {0} people.</source>
        <translation>Đọc được không cần mật khẩu: họ tên, số giấy tờ che bớt và biên nhận của {0} người.</translation>
    </message>
    <message>
        <source>Receipts: {0}.</source>
        <translation>Biên nhận: {0}.</translation>
    </message>
    <message>
        <source>It names people and is not encrypted</source>
        <translation>Có họ tên người và không mã hóa</translation>
    </message>
    <message>
        <source>Initials, months, and communes where at least {0} people were helped; no receipts, signed sheets, decisions or photographs.</source>
        <translation>Chỉ có chữ cái đầu của họ tên, tháng, và xã có từ {0} người nhận; không có biên nhận, danh sách ký nhận, quyết định, ảnh.</translation>
    </message>
    <message>
        <source>It names nobody</source>
        <translation>Không nêu họ tên ai</translation>
    </message>
    <message>
        <source>Say who gets it; it is recorded.</source>
        <translation>Cần ghi giao cho ai; việc này được ghi lại.</translation>
    </message>
    <message>
        <source>Into which folder?</source>
        <translation>Ghi vào thư mục nào?</translation>
    </message>
    <message>
        <source>Writing the audit file</source>
        <translation>Đang ghi hồ sơ kiểm tra</translation>
    </message>
    <message>
        <source>Write people&apos;s data readable for anybody?</source>
        <translation>Ghi dữ liệu của người được tặng ở dạng ai cũng đọc được?</translation>
    </message>
    <message>
        <source>The folder is not encrypted, so that {0} can read it. Hand it over yourself, and delete it from the stick afterwards. That it left is recorded.</source>
        <translation>Thư mục không mã hóa để {0} đọc được. Hãy tự tay giao và xóa khỏi USB sau khi giao. Việc giao được ghi lại.</translation>
    </message>
    <message>
        <source>Do not write it</source>
        <translation>Không ghi</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>Ghi</translation>
    </message>
    <message>
        <source>{0}
Documents: {1}. Begin with index.pdf.</source>
        <translation>{0}
Số tài liệu: {1}. Xem index.pdf trước.</translation>
    </message>
    <message>
        <source>The audit file is whole</source>
        <translation>Hồ sơ kiểm tra đã đủ</translation>
    </message>
</context>
<context>
    <name>AwardActs</name>
    <message>
        <source>Approving</source>
        <translation>Đang duyệt</translation>
    </message>
    <message>
        <source>Awards approved: {0}</source>
        <translation>Đã duyệt {0} suất</translation>
    </message>
    <message>
        <source>Withdrawing</source>
        <translation>Đang ghi thôi trao</translation>
    </message>
    <message>
        <source>Awards withdrawn: {0}</source>
        <translation>Đã thôi {0} suất</translation>
    </message>
    <message>
        <source>{0} withdrawn, {1} not</source>
        <translation>Đã thôi trao {0}, chưa được {1}</translation>
    </message>
    <message>
        <source>Replacing</source>
        <translation>Đang thay người</translation>
    </message>
    <message>
        <source>{0} steps in: {1}</source>
        <translation>{0} nhận thay: {1}</translation>
    </message>
    <message>
        <source>Passed over in the reserve</source>
        <translation>Người dự phòng bị bỏ qua</translation>
    </message>
    <message>
        <source>Nobody of the reserve may have it; nothing was changed</source>
        <translation>Không ai trong dự phòng được tặng; chưa có gì thay đổi</translation>
    </message>
</context>
<context>
    <name>AwardDetail</name>
    <message>
        <source>Choose an award in the list to see it here.</source>
        <translation>Chọn một suất trong danh sách để xem ở đây.</translation>
    </message>
    <message>
        <source>{0} to {1}, {2} months</source>
        <translation>{0} đến {1}, {2} tháng</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Người đề nghị</translation>
    </message>
    <message>
        <source>From the list of</source>
        <translation>Theo danh sách của</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>Thay cho</translation>
    </message>
    <message>
        <source>Pays</source>
        <translation>Đóng từ</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Đã trao</translation>
    </message>
    <message>
        <source>{0} (not registered yet)</source>
        <translation>{0} (chưa vào sổ)</translation>
    </message>
    <message>
        <source>Worth not known</source>
        <translation>Chưa tính được trị giá</translation>
    </message>
    <message>
        <source>By the law of today, not paid yet: {0}</source>
        <translation>Chưa đóng, theo luật hôm nay: {0}</translation>
    </message>
    <message>
        <source>By the law of the day it was paid: {0}</source>
        <translation>Theo luật ngày đóng: {0}</translation>
    </message>
    <message>
        <source>Worth: {0}</source>
        <translation>Trị giá: {0}</translation>
    </message>
</context>
<context>
    <name>AwardPicker</name>
    <message>
        <source>Name or the start of a number</source>
        <translation>Họ tên hoặc đầu số giấy tờ</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Sinh</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>Quà tặng</translation>
    </message>
    <message>
        <source>Awards that wait to be handed over</source>
        <translation>Suất chờ trao</translation>
    </message>
    <message>
        <source>No award waits here</source>
        <translation>Không có suất nào chờ trao</translation>
    </message>
    <message>
        <source>Approved awards appear that were not handed over and are at the office.</source>
        <translation>Ở đây hiện các suất đã duyệt, chưa trao và đang ở đơn vị.</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Đánh dấu</translation>
    </message>
    <message>
        <source>Choose all</source>
        <translation>Chọn hết</translation>
    </message>
    <message>
        <source>Marked: {0}</source>
        <translation>Đã đánh dấu: {0}</translation>
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
        <source>Replace</source>
        <translation>Thay người</translation>
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
        <source>Kind of award</source>
        <translation>Loại suất</translation>
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
        <source>Replace the current one from the reserve of its list</source>
        <translation>Thay người của dòng này bằng người dự phòng kế tiếp</translation>
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
        <source>Finding more …</source>
        <translation>Đang tìm thêm …</translation>
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
</context>
<context>
    <name>AwardsPanel</name>
    <message>
        <source>Make a batch</source>
        <translation>Lập hồ sơ</translation>
    </message>
    <message>
        <source>Add money of another line</source>
        <translation>Góp tiền dòng khác</translation>
    </message>
    <message>
        <source>Record as issued</source>
        <translation>Ghi đã cấp</translation>
    </message>
    <message>
        <source>Record as returned</source>
        <translation>Ghi trả lại</translation>
    </message>
    <message>
        <source>Correct the issued number</source>
        <translation>Sửa số đã cấp</translation>
    </message>
    <message>
        <source>Mark the row, or take the mark away</source>
        <translation>Đánh dấu dòng, hoặc bỏ dấu</translation>
    </message>
    <message>
        <source>Choose all rows</source>
        <translation>Chọn mọi dòng</translation>
    </message>
    <message>
        <source>Make a batch of what is marked</source>
        <translation>Lập hồ sơ cho các suất đã đánh dấu</translation>
    </message>
    <message>
        <source>Let another pledge line pay a part of the award</source>
        <translation>Để dòng tài trợ khác góp một phần tiền</translation>
    </message>
    <message>
        <source>Record the card or book that was issued</source>
        <translation>Ghi thẻ, sổ đã cấp</translation>
    </message>
    <message>
        <source>Record that it was sent back, with the reason</source>
        <translation>Ghi bị trả lại, kèm lý do</translation>
    </message>
    <message>
        <source>No award waits for a batch</source>
        <translation>Không có suất nào chờ lập hồ sơ</translation>
    </message>
    <message>
        <source>Awards come here once they are approved, on the page Awards.</source>
        <translation>Suất vào đây khi đã được duyệt ở mục Xét tặng.</translation>
    </message>
    <message>
        <source>No batch awaits its answer</source>
        <translation>Không có hồ sơ nào chờ kết quả</translation>
    </message>
    <message>
        <source>Open a batch and record that it was handed in.</source>
        <translation>Mở một bộ hồ sơ và ghi ngày nộp.</translation>
    </message>
    <message>
        <source>Nothing was sent back</source>
        <translation>Không có suất nào bị trả lại</translation>
    </message>
    <message>
        <source>What the insurance side sends back is put into a new batch here.</source>
        <translation>Suất cơ quan BHXH trả lại nằm ở đây, để đưa vào hồ sơ mới.</translation>
    </message>
    <message>
        <source>Nothing is issued yet</source>
        <translation>Chưa có thẻ, sổ nào được cấp</translation>
    </message>
    <message>
        <source>Open a batch that was handed in and read the answer (Ctrl+I).</source>
        <translation>Mở bộ hồ sơ đã nộp và đọc kết quả (Ctrl+I).</translation>
    </message>
    <message>
        <source>Awards: {0}</source>
        <translation>Số suất: {0}</translation>
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
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Make a batch of {0}</source>
        <translation>Lập hồ sơ {0} suất</translation>
    </message>
</context>
<context>
    <name>BackPage</name>
    <message>
        <source>Take back what was not handed over</source>
        <translation>Nhận lại phần chưa trao</translation>
    </message>
    <message>
        <source>Gifts of</source>
        <translation>Quà của</translation>
    </message>
    <message>
        <source>Gifts</source>
        <translation>Số quà</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Why it came back</source>
        <translation>Vì sao mang về</translation>
    </message>
    <message>
        <source>Such as: not at home, discharged before the visit</source>
        <translation>Ví dụ: vắng nhà, ra viện trước ngày thăm</translation>
    </message>
    <message>
        <source>Awards that come back: {0}</source>
        <translation>Số suất nhận lại: {0}</translation>
    </message>
    <message>
        <source>{0}. They may be handed over at the desk again.</source>
        <translation>{0}. Sau đó trao được ở bàn trao như cũ.</translation>
    </message>
    <message>
        <source>Gifts that come back may be awarded again</source>
        <translation>Quà nhận lại xét tặng được cho người khác</translation>
    </message>
    <message>
        <source>Say how many; the rest stays reserved for the hospital.</source>
        <translation>Ghi số quà nhận lại; phần còn lại vẫn giữ cho bệnh viện.</translation>
    </message>
</context>
<context>
    <name>BackupKeeper</name>
    <message>
        <source>Backing up</source>
        <translation>Đang sao lưu</translation>
    </message>
</context>
<context>
    <name>BackupsPage</name>
    <message>
        <source>Backups</source>
        <translation>Sao lưu</translation>
    </message>
    <message>
        <source>Rehearse restoring</source>
        <translation>Diễn tập khôi phục</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>Sao lưu ngay</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Chưa có bản sao lưu nào</translation>
    </message>
    <message>
        <source>Press Ctrl+B: the register is copied, opened and counted in a few seconds.</source>
        <translation>Nhấn Ctrl+B: kho được chép, mở thử và đếm lại, chỉ mất vài giây.</translation>
    </message>
    <message>
        <source>In {0}</source>
        <translation>Nằm ở {0}</translation>
    </message>
    <message>
        <source>Backups: {0}. All of today stay, one a day for 14 days, one a week for 12 weeks, then one a month.</source>
        <translation>{0} bản. Giữ mọi bản hôm nay, mỗi ngày một bản trong 14 ngày, mỗi tuần một bản trong 12 tuần, sau đó mỗi tháng một bản.</translation>
    </message>
    <message>
        <source>Choose the second place</source>
        <translation>Chọn nơi thứ hai</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Dung lượng</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Ở đâu</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>this PC</source>
        <translation>máy này</translation>
    </message>
    <message>
        <source>second place only</source>
        <translation>chỉ ở nơi thứ hai</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Bị hỏng</translation>
    </message>
    <message>
        <source>Verified</source>
        <translation>Đã kiểm</translation>
    </message>
    <message>
        <source>There is no verified backup yet</source>
        <translation>Chưa có bản sao lưu nào đã kiểm</translation>
    </message>
    <message>
        <source>What is recorded lies on this PC alone. Press Ctrl+B.</source>
        <translation>Những gì đã ghi chỉ nằm trên máy này. Nhấn Ctrl+B để sao lưu.</translation>
    </message>
    <message>
        <source>Last verified backup: {0} ({1})</source>
        <translation>Bản sao lưu đã kiểm gần nhất: {0} ({1})</translation>
    </message>
    <message>
        <source>It is older than a day. What was recorded since is not in it.</source>
        <translation>Đã quá một ngày. Những gì ghi sau đó chưa có trong bản này. Nhấn Ctrl+B để sao lưu.</translation>
    </message>
    <message>
        <source>What was recorded since comes into the next one, within a day.</source>
        <translation>Những gì ghi sau đó sẽ vào bản kế tiếp, chậm nhất trong một ngày.</translation>
    </message>
    <message>
        <source>Everything recorded here is in it.</source>
        <translation>Mọi thứ đã ghi trên máy này đều có trong đó.</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Đang sao lưu</translation>
    </message>
    <message>
        <source>Backed up, opened and counted: {0}</source>
        <translation>Đã sao lưu, mở thử và đếm khớp: {0}</translation>
    </message>
    <message>
        <source>Backed up on this PC, but not in the second place</source>
        <translation>Đã sao lưu trên máy này, nhưng chưa chép được sang nơi thứ hai</translation>
    </message>
    <message>
        <source>The copy lies in {0}.</source>
        <translation>Bản chép nằm ở {0}.</translation>
    </message>
    <message>
        <source>Rehearsing the restore</source>
        <translation>Đang diễn tập khôi phục</translation>
    </message>
    <message>
        <source>It would bring back {0} records, as they stood at {1}</source>
        <translation>Khôi phục được {0} bản ghi, đúng như lúc {1}</translation>
    </message>
    <message>
        <source>Everything recorded until now is in it.</source>
        <translation>Có đủ mọi thứ đã ghi đến lúc này.</translation>
    </message>
    <message>
        <source>Recorded since, and not in it: {0}.</source>
        <translation>Ghi sau lúc đó, không có trong bản này: {0}.</translation>
    </message>
    <message>
        <source>Nothing was added since; a few fields may have been changed.</source>
        <translation>Sau lúc đó không ghi thêm gì mới; có thể đã sửa vài ô.</translation>
    </message>
    <message>
        <source>edits</source>
        <translation>lần sửa</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Chưa làm được</translation>
    </message>
</context>
<context>
    <name>BatchPage</name>
    <message>
        <source>Write the spreadsheet</source>
        <translation>Xuất bảng tính</translation>
    </message>
    <message>
        <source>Hand in</source>
        <translation>Nộp</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>Đóng tiền</translation>
    </message>
    <message>
        <source>Read the answer</source>
        <translation>Đọc kết quả</translation>
    </message>
    <message>
        <source>30-day wait</source>
        <translation>Chờ 30 ngày</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>Đã cấp</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Lấy ra</translation>
    </message>
    <message>
        <source>Undo the answer</source>
        <translation>Bỏ kết quả đã ghi</translation>
    </message>
    <message>
        <source>Give the batch up</source>
        <translation>Bỏ hồ sơ</translation>
    </message>
    <message>
        <source>Undo the payment</source>
        <translation>Hoàn tác đóng tiền</translation>
    </message>
    <message>
        <source>Number and day</source>
        <translation>Số và ngày</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Làm</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>The batch is empty</source>
        <translation>Hồ sơ trống</translation>
    </message>
    <message>
        <source>Choose awards under “Waiting” and put them into this batch.</source>
        <translation>Chọn suất ở phần “Chờ lập hồ sơ” và đưa vào hồ sơ này.</translation>
    </message>
    <message>
        <source>Batch {0}</source>
        <translation>Hồ sơ {0}</translation>
    </message>
    <message>
        <source>Awards: {0}  ·  {1}</source>
        <translation>Số suất: {0}  ·  {1}</translation>
    </message>
    <message>
        <source>Write the spreadsheet that is handed in</source>
        <translation>Xuất bảng tính để nộp</translation>
    </message>
    <message>
        <source>Record that it was handed in, or correct that</source>
        <translation>Ghi đã nộp, hoặc sửa lần nộp</translation>
    </message>
    <message>
        <source>Change the number or the day before it is handed in</source>
        <translation>Đổi số hoặc ngày trước khi nộp</translation>
    </message>
    <message>
        <source>Pay it</source>
        <translation>Đóng tiền</translation>
    </message>
    <message>
        <source>Read the answer from a sheet</source>
        <translation>Đọc kết quả từ bảng tính</translation>
    </message>
    <message>
        <source>Record or correct what was issued for the row</source>
        <translation>Ghi hoặc sửa số đã cấp của dòng</translation>
    </message>
    <message>
        <source>Take the row out, or record that it was sent back</source>
        <translation>Lấy dòng ra, hoặc ghi bị trả lại</translation>
    </message>
    <message>
        <source>Undo what was recorded as issued or sent back</source>
        <translation>Bỏ ghi cấp hoặc bỏ ghi trả lại</translation>
    </message>
    <message>
        <source>Change whether the card waits 30 days</source>
        <translation>Đổi thẻ có phải chờ 30 ngày hay không</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Về danh sách</translation>
    </message>
    <message>
        <source>made {0}</source>
        <translation>lập {0}</translation>
    </message>
    <message>
        <source>handed in {0}</source>
        <translation>nộp {0}</translation>
    </message>
    <message>
        <source>paid {0}</source>
        <translation>đóng {0}</translation>
    </message>
    <message>
        <source>Correct the hand-in</source>
        <translation>Sửa lần nộp</translation>
    </message>
    <message>
        <source>Pay the rest</source>
        <translation>Đóng phần còn lại</translation>
    </message>
    <message>
        <source>Not sent back</source>
        <translation>Bỏ ghi trả lại</translation>
    </message>
    <message>
        <source>Not issued</source>
        <translation>Bỏ ghi cấp</translation>
    </message>
    <message>
        <source>Correct the number</source>
        <translation>Sửa số</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Bị trả lại</translation>
    </message>
    <message>
        <source>Another office made this batch</source>
        <translation>Hồ sơ này do đơn vị khác lập</translation>
    </message>
    <message>
        <source>It can be looked at here; that office goes on with it.</source>
        <translation>Ở đây chỉ xem; đơn vị đó làm tiếp.</translation>
    </message>
    <message>
        <source>Next: write the spreadsheet (Ctrl+E) and hand it in (Ctrl+H)</source>
        <translation>Tiếp theo: xuất bảng tính (Ctrl+E), nộp rồi ghi ngày nộp (Ctrl+H)</translation>
    </message>
    <message>
        <source>Until then awards can be put in and taken out.</source>
        <translation>Chưa nộp thì còn thêm bớt được.</translation>
    </message>
    <message>
        <source>{0} awards are not paid yet: pay the rest (Ctrl+P)</source>
        <translation>Còn {0} suất chưa đóng tiền: đóng phần còn lại (Ctrl+P)</translation>
    </message>
    <message>
        <source>They came into the batch later, or their payment was undone.</source>
        <translation>Các suất này vào hồ sơ sau, hoặc lần đóng đã hoàn tác.</translation>
    </message>
    <message>
        <source>Next: pay (Ctrl+P)</source>
        <translation>Tiếp theo: đóng tiền (Ctrl+P)</translation>
    </message>
    <message>
        <source>What each line pays and who would miss Tết is shown before it is saved.</source>
        <translation>Trước khi ghi sẽ thấy mỗi dòng trả bao nhiêu, và thẻ nào không kịp Tết.</translation>
    </message>
    <message>
        <source>Next: read the answer (Ctrl+I); {0} awards wait</source>
        <translation>Tiếp theo: đọc kết quả (Ctrl+I); {0} suất đang chờ</translation>
    </message>
    <message>
        <source>Numbers can be recorded one by one too (F2).</source>
        <translation>Cũng ghi từng số một được (F2).</translation>
    </message>
    <message>
        <source>Everything is answered</source>
        <translation>Suất nào cũng đã có kết quả</translation>
    </message>
    <message>
        <source>Where to write the spreadsheet?</source>
        <translation>Ghi bảng tính vào đâu?</translation>
    </message>
    <message>
        <source>the insurance side</source>
        <translation>cơ quan BHXH tiếp nhận hồ sơ</translation>
    </message>
    <message>
        <source>Writing the spreadsheet</source>
        <translation>Đang ghi bảng tính</translation>
    </message>
    <message>
        <source>{0}
It names people with their numbers: carry it safely. That it left is recorded under Personal data.</source>
        <translation>{0}
Tệp có tên và số giấy tờ: giữ cẩn thận khi chuyển đi. Việc cung cấp đã ghi ở mục Dữ liệu cá nhân.</translation>
    </message>
    <message>
        <source>The spreadsheet is written</source>
        <translation>Đã ghi bảng tính</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang lưu</translation>
    </message>
    <message>
        <source>Take {0} out of the batch</source>
        <translation>Lấy {0} ra khỏi hồ sơ</translation>
    </message>
    <message>
        <source>{0}: it was not issued, or was given back</source>
        <translation>{0}: không được cấp, hoặc thẻ, sổ đã thu lại</translation>
    </message>
    <message>
        <source>Give the batch up: all its awards wait again</source>
        <translation>Bỏ hồ sơ: mọi suất trở lại chờ lập hồ sơ</translation>
    </message>
    <message>
        <source>Undo the payment on every line that paid: counter-entries take it back</source>
        <translation>Hoàn tác việc đóng tiền ở mọi dòng đã trả: ghi bút toán ngược lại</translation>
    </message>
</context>
<context>
    <name>BatchesPanel</name>
    <message>
        <source>Open the batch</source>
        <translation>Mở hồ sơ</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Bộ hồ sơ</translation>
    </message>
    <message>
        <source>No batch yet</source>
        <translation>Chưa có bộ hồ sơ nào</translation>
    </message>
    <message>
        <source>Choose awards under “Waiting” and press Ctrl+N there.</source>
        <translation>Chọn suất ở phần “Chờ lập hồ sơ” rồi nhấn Ctrl+N ở đó.</translation>
    </message>
    <message>
        <source>Batches: {0}</source>
        <translation>Số bộ hồ sơ: {0}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Awards</source>
        <translation>Suất</translation>
    </message>
    <message>
        <source>Contribution</source>
        <translation>Tiền đóng</translation>
    </message>
    <message>
        <source>Stands at</source>
        <translation>Đang ở bước</translation>
    </message>
    <message>
        <source>made {0}</source>
        <translation>lập {0}</translation>
    </message>
    <message>
        <source>handed in {0}</source>
        <translation>nộp {0}</translation>
    </message>
    <message>
        <source>paid {0}</source>
        <translation>đóng {0}</translation>
    </message>
    <message>
        <source>{0} awards</source>
        <translation>{0} suất</translation>
    </message>
    <message>
        <source>Being drawn up</source>
        <translation>Đang lập</translation>
    </message>
    <message>
        <source>To be paid</source>
        <translation>Chờ đóng tiền</translation>
    </message>
    <message>
        <source>Awaits the answer</source>
        <translation>Chờ kết quả</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Đã có kết quả</translation>
    </message>
</context>
<context>
    <name>Beginning</name>
    <message>
        <source>Recovery code</source>
        <translation>Mã khôi phục</translation>
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
        <translation>Ghi như 22/02/1949, hoặc chỉ năm 1949.</translation>
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
    <name>CampaignPage</name>
    <message>
        <source>Open a programme</source>
        <translation>Mở chương trình</translation>
    </message>
    <message>
        <source>Goes to every office with the next bundle</source>
        <translation>Đến mọi đơn vị cùng gói dữ liệu sau</translation>
    </message>
    <message>
        <source>Tết {0} is on {1}</source>
        <translation>Tết {0} vào ngày {1}</translation>
    </message>
    <message>
        <source>The proposed days reach from 1 November to the full moon of the first month.</source>
        <translation>Ngày đề xuất: từ 1/11 đến rằm tháng Giêng.</translation>
    </message>
</context>
<context>
    <name>CandidateTable</name>
    <message>
        <source>What the rules say</source>
        <translation>Điều kiện</translation>
    </message>
    <message>
        <source>Entitled</source>
        <translation>Kết quả xét</translation>
    </message>
    <message>
        <source>No pledge line is chosen</source>
        <translation>Chưa chọn dòng tài trợ</translation>
    </message>
    <message>
        <source>Choose it above, or enter a pledge.</source>
        <translation>Chọn ở trên, hoặc nhập khoản đăng ký.</translation>
    </message>
    <message>
        <source>Nobody without such an award matches “{0}”</source>
        <translation>Không có người nào chưa có suất loại này khớp “{0}”</translation>
    </message>
    <message>
        <source>Esc clears the search.</source>
        <translation>Bấm Esc để xóa tìm kiếm.</translation>
    </message>
    <message>
        <source>Everybody has such an award</source>
        <translation>Ai cũng đã có suất loại này</translation>
    </message>
    <message>
        <source>Add people under People (Alt+2).</source>
        <translation>Thêm người ở mục Người được tặng (Alt+2).</translation>
    </message>
</context>
<context>
    <name>CardInForm</name>
    <message>
        <source>Scan the identity card</source>
        <translation>Mời quét thẻ căn cước</translation>
    </message>
    <message>
        <source>Hold its QR code before the scanner. No key is needed.</source>
        <translation>Đưa mã QR trên thẻ vào máy quét. Không cần bấm phím nào.</translation>
    </message>
    <message>
        <source>The card says “{0}”: changed to the new units.</source>
        <translation>Thẻ ghi “{0}”: đã đổi theo địa giới mới.</translation>
    </message>
    <message>
        <source>The card says “{0}”: choose {1}.</source>
        <translation>Thẻ ghi “{0}”: chọn {1}.</translation>
    </message>
    <message>
        <source>This card is somebody else&apos;s</source>
        <translation>Thẻ này là của người khác</translation>
    </message>
    <message>
        <source>Its number differs from the one in the form, so nothing was filled in. Save or leave this record first, then scan again.</source>
        <translation>Số trên thẻ khác số trong hồ sơ đang mở nên chưa có gì được điền. Hãy lưu hoặc bỏ hồ sơ này trước, rồi quét lại.</translation>
    </message>
    <message>
        <source>{0}: {1}; on the card: {2}</source>
        <translation>{0}: {1}; trên thẻ: {2}</translation>
    </message>
    <message>
        <source>The card says something else than the form</source>
        <translation>Thẻ ghi khác với phần đã nhập</translation>
    </message>
    <message>
        <source>Keep what is typed</source>
        <translation>Giữ phần đã nhập</translation>
    </message>
    <message>
        <source>Take the card&apos;s</source>
        <translation>Lấy theo thẻ</translation>
    </message>
    <message>
        <source>The card is read, letters had to be put right</source>
        <translation>Đã đọc thẻ, có chữ phải sửa lại</translation>
    </message>
    <message>
        <source>The typing tool or the scanner had changed them. Compare every field that has the QR sign with the card.</source>
        <translation>Bộ gõ hoặc máy quét đã làm sai chữ. Hãy so từng ô có dấu QR với thẻ.</translation>
    </message>
    <message>
        <source>The card is read, no letter has a mark</source>
        <translation>Đã đọc thẻ, không chữ nào có dấu</translation>
    </message>
    <message>
        <source>The scanner may have dropped them: compare name and address.</source>
        <translation>Máy quét có thể đã bỏ dấu: hãy so họ tên và địa chỉ với thẻ.</translation>
    </message>
    <message>
        <source>The card is read</source>
        <translation>Đã đọc thẻ</translation>
    </message>
    <message>
        <source>Fields with the QR sign come from it. Read them out to the person.</source>
        <translation>Các ô có dấu QR lấy từ thẻ. Đọc lại cho người được tặng nghe.</translation>
    </message>
</context>
<context>
    <name>CasesPage</name>
    <message>
        <source>Open cases</source>
        <translation>Việc cần xử lý</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Undo the handover</source>
        <translation>Hoàn tác lần trao</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Mở bản ghi</translation>
    </message>
    <message>
        <source>No case is open</source>
        <translation>Không có việc nào cần xử lý</translation>
    </message>
    <message>
        <source>What happened and what the books say agree.</source>
        <translation>Thực tế và sổ sách khớp nhau.</translation>
    </message>
    <message>
        <source>What is to be settled is explained here.</source>
        <translation>Việc đang chọn được giải thích ở đây.</translation>
    </message>
    <message>
        <source>The handover that was a mistake</source>
        <translation>Lần trao ghi nhầm</translation>
    </message>
    <message>
        <source>Settle it so</source>
        <translation>Xử lý như vậy</translation>
    </message>
    <message>
        <source>Open cases: {0}</source>
        <translation>Việc cần xử lý: {0}</translation>
    </message>
    <message>
        <source>Reinstate</source>
        <translation>Khôi phục suất</translation>
    </message>
    <message>
        <source>Open the refund case</source>
        <translation>Mở việc hoàn tiền</translation>
    </message>
    <message>
        <source>It never came back</source>
        <translation>Không nhận lại</translation>
    </message>
    <message>
        <source>Let the award stand again, with the reason</source>
        <translation>Khôi phục suất, ghi lý do</translation>
    </message>
    <message>
        <source>Ask the money back</source>
        <translation>Đòi lại tiền</translation>
    </message>
    <message>
        <source>Undo what came back by mistake, with the reason</source>
        <translation>Bỏ lần nhận lại ghi nhầm, ghi lý do</translation>
    </message>
    <message>
        <source>Undo the handover, with the reason</source>
        <translation>Hoàn tác lần trao, ghi lý do</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Của</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Sự việc</translation>
    </message>
    <message>
        <source>Opening its programme</source>
        <translation>Đang mở chương trình của hồ sơ này</translation>
    </message>
    <message>
        <source>{0}: the handover is undone, its receipt void; the number stays.</source>
        <translation>{0}: lần trao bị hoàn tác, biên nhận hủy, số vẫn giữ.</translation>
    </message>
    <message>
        <source>{0}: it counts as never come back, by a counter-entry.</source>
        <translation>{0}: coi như chưa nhận lại, ghi bằng bút toán ngược.</translation>
    </message>
    <message>
        <source>{0}: the award stands again; that it was withdrawn stays on record.</source>
        <translation>{0}: suất có hiệu lực lại; việc từng thôi vẫn còn trong lịch sử.</translation>
    </message>
    <message>
        <source>Undoing the handover</source>
        <translation>Đang hoàn tác lần trao</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang ghi</translation>
    </message>
</context>
<context>
    <name>ChangeBatchPage</name>
    <message>
        <source>Number and day of batch {0}</source>
        <translation>Số và ngày của hồ sơ {0}</translation>
    </message>
    <message>
        <source>{0} awards</source>
        <translation>{0} suất</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số hồ sơ</translation>
    </message>
    <message>
        <source>With another day</source>
        <translation>Khi đổi ngày</translation>
    </message>
    <message>
        <source>What each award costs is reckoned anew, by the law of that day.</source>
        <translation>Tiền đóng của từng suất được tính lại theo mức của ngày đó.</translation>
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
    <name>ChooseHouseholdPage</name>
    <message>
        <source>Choose the household</source>
        <translation>Chọn hộ</translation>
    </message>
    <message>
        <source>Make a household</source>
        <translation>Lập hộ mới</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Thành viên</translation>
    </message>
    <message>
        <source>No household or member matches “{0}”</source>
        <translation>Không có hộ hay thành viên nào khớp “{0}”</translation>
    </message>
    <message>
        <source>Esc clears the search. Is the household new? Ctrl+N makes it.</source>
        <translation>Esc xóa ô tìm. Hộ mới thì Ctrl+N để lập.</translation>
    </message>
    <message>
        <source>No household is known at this address</source>
        <translation>Chưa ghi hộ nào ở địa chỉ này</translation>
    </message>
    <message>
        <source>Type the head&apos;s name to find it elsewhere, or make it (Ctrl+N).</source>
        <translation>Gõ tên chủ hộ để tìm nơi khác, hoặc lập hộ mới (Ctrl+N).</translation>
    </message>
    <message>
        <source>The person has no address, so none is proposed: type a name.</source>
        <translation>Người này chưa có địa chỉ nên không gợi ý được: gõ tên để tìm.</translation>
    </message>
    <message>
        <source>At the person&apos;s address: {0}</source>
        <translation>Cùng địa chỉ với người này: {0}</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>chưa có ai</translation>
    </message>
</context>
<context>
    <name>ClaimPage</name>
    <message>
        <source>Ask for the money</source>
        <translation>Đề nghị hoàn tiền</translation>
    </message>
    <message>
        <source>number of the letter</source>
        <translation>số công văn</translation>
    </message>
</context>
<context>
    <name>ClosingPanel</name>
    <message>
        <source>Return to the sponsor</source>
        <translation>Trả lại nhà tài trợ</translation>
    </message>
    <message>
        <source>Carry forward</source>
        <translation>Chuyển sang dòng khác</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Mở lại sổ</translation>
    </message>
    <message>
        <source>Close the books</source>
        <translation>Khóa sổ</translation>
    </message>
    <message>
        <source>Not at its end yet</source>
        <translation>Việc còn dở</translation>
    </message>
    <message>
        <source>Everything is at its end</source>
        <translation>Mọi việc đã xong</translation>
    </message>
    <message>
        <source>Nothing stands in the way.</source>
        <translation>Không còn vướng mắc gì.</translation>
    </message>
    <message>
        <source>Nothing is left over</source>
        <translation>Không còn dư</translation>
    </message>
    <message>
        <source>Every line stands at zero.</source>
        <translation>Mọi dòng tài trợ đã hết tiền và suất.</translation>
    </message>
    <message>
        <source>What is left of the pledge lines</source>
        <translation>Tiền và suất còn lại của các dòng tài trợ</translation>
    </message>
    <message>
        <source>Not at its end: {0}</source>
        <translation>Việc còn dở: {0}</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Đến nơi xử lý</translation>
    </message>
    <message>
        <source>Go to where it is brought to its end</source>
        <translation>Đến nơi xử lý việc còn dở</translation>
    </message>
    <message>
        <source>Return the leftover to the sponsor</source>
        <translation>Trả phần còn lại cho nhà tài trợ</translation>
    </message>
    <message>
        <source>Carry the leftover to another line</source>
        <translation>Chuyển phần còn lại sang dòng khác</translation>
    </message>
    <message>
        <source>Line and sponsor</source>
        <translation>Dòng tài trợ, nhà tài trợ</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Số suất</translation>
    </message>
    <message>
        <source>Money (đ)</source>
        <translation>Tiền (đ)</translation>
    </message>
    <message>
        <source>The programme is settled</source>
        <translation>Chương trình đã quyết toán</translation>
    </message>
    <message>
        <source>A mistake is still undone by a counter-entry; nothing else changes.</source>
        <translation>Sai sót vẫn hủy được bằng bút toán hủy; ngoài ra không thay đổi gì nữa.</translation>
    </message>
    <message>
        <source>Bring what is listed to its end; then headquarters settles.</source>
        <translation>Xử lý xong các việc dưới đây, rồi Trung ương quyết toán.</translation>
    </message>
    <message>
        <source>Nothing stands in the way of the settlement any more.</source>
        <translation>Không còn gì cản việc quyết toán.</translation>
    </message>
    <message>
        <source>The books are closed</source>
        <translation>Đã khóa sổ</translation>
    </message>
    <message>
        <source>The programme is open</source>
        <translation>Chương trình đang mở</translation>
    </message>
    <message>
        <source>Once its books are closed nothing new begins. What is listed can be brought to its end before or after, until the settlement.</source>
        <translation>Khóa sổ rồi thì không nhập việc mới. Các việc dưới đây xử lý trước hay sau khi khóa sổ đều được, miễn là trước khi quyết toán.</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>Quyết toán</translation>
    </message>
    <message>
        <source>Settlement report</source>
        <translation>Báo cáo quyết toán</translation>
    </message>
    <message>
        <source>Close the books of {0}?</source>
        <translation>Khóa sổ {0}?</translation>
    </message>
    <message>
        <source>No new pledges, awards, approvals, allotments, lists or batches after that, at any office. What was begun is brought to its end. Until the settlement the books can be opened again, with the reason.</source>
        <translation>Sau khi khóa sổ, không đơn vị nào nhập thêm được tài trợ, xét tặng, phê duyệt, phân bổ, danh sách hay đợt gửi mới. Việc đã bắt đầu vẫn làm cho xong. Trước khi quyết toán vẫn mở lại sổ được, phải ghi lý do.</translation>
    </message>
    <message>
        <source>Settle {0}?</source>
        <translation>Quyết toán {0}?</translation>
    </message>
    <message>
        <source>This cannot be taken back: after that there are counter-entries only. The figures are frozen in headquarters&apos; report, which you sign next.</source>
        <translation>Việc này không làm lại được: sau đó chỉ còn ghi bút toán hủy. Số liệu được chốt trong báo cáo của Trung ương mà bạn ký ở bước sau.</translation>
    </message>
    <message>
        <source>Go on and sign</source>
        <translation>Tiếp tục và ký</translation>
    </message>
    <message>
        <source>Settle the programme</source>
        <translation>Quyết toán chương trình</translation>
    </message>
    <message>
        <source>The report of the settlement; it cannot be taken back</source>
        <translation>Báo cáo quyết toán; không làm lại được</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Để sau</translation>
    </message>
    <message>
        <source>Open the books of {0} again: every office hears of it</source>
        <translation>Mở lại sổ {0}: mọi đơn vị đều được biết</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang ghi</translation>
    </message>
</context>
<context>
    <name>CodeCard</name>
    <message>
        <source>Code from headquarters</source>
        <translation>Mã TW đọc</translation>
    </message>
    <message>
        <source>14 signs; hyphens and small letters do not matter.</source>
        <translation>14 ký hiệu; dấu gạch, chữ thường cũng được.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Đóng</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>Xác nhận</translation>
    </message>
    <message>
        <source>Checking the code</source>
        <translation>Đang kiểm tra mã</translation>
    </message>
    <message>
        <source>Headquarters has everything up to packet {0}: {1} changes.</source>
        <translation>TW đã có mọi thứ đến gói số {0}: {1} thay đổi.</translation>
    </message>
</context>
<context>
    <name>CollectorPanel</name>
    <message>
        <source>Somebody else collects</source>
        <translation>Người khác nhận thay</translation>
    </message>
    <message>
        <source>Scan the collector&apos;s own card, or type the name. The receipt names both.</source>
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
    <message>
        <source>Numbers in full</source>
        <translation>Hiện đủ số</translation>
    </message>
    <message>
        <source>Show numbers in full; who looked is recorded</source>
        <translation>Hiện đầy đủ các số; có ghi lại ai đã xem</translation>
    </message>
</context>
<context>
    <name>ConsentPage</name>
    <message>
        <source>Answer: {0}</source>
        <translation>Câu trả lời: {0}</translation>
    </message>
    <message>
        <source>Agrees</source>
        <translation>Đồng ý</translation>
    </message>
    <message>
        <source>Does not agree, or takes it back</source>
        <translation>Không đồng ý, hoặc rút lại</translation>
    </message>
    <message>
        <source>What the person says</source>
        <translation>Người đó trả lời</translation>
    </message>
    <message>
        <source>Number of the signed form, or of the recording</source>
        <translation>Số phiếu đã ký, hoặc số bản ghi âm</translation>
    </message>
    <message>
        <source>For a child under 16, or who cannot decide alone</source>
        <translation>Khi là trẻ dưới 16 tuổi, hoặc không tự quyết được</translation>
    </message>
    <message>
        <source>Read to the person</source>
        <translation>Đọc cho người đó nghe</translation>
    </message>
    <message>
        <source>A no changes nothing else</source>
        <translation>Không đồng ý thì không mất gì</translation>
    </message>
    <message>
        <source>The person is chosen, insured and receives the gift all the same.</source>
        <translation>Người đó vẫn được xét tặng, đóng bảo hiểm và nhận quà như thường.</translation>
    </message>
</context>
<context>
    <name>ConsentSection</name>
    <message>
        <source>Write out this person&apos;s file</source>
        <translation>Xuất hồ sơ của người này</translation>
    </message>
    <message>
        <source>Use of personal data</source>
        <translation>Đồng ý dùng dữ liệu</translation>
    </message>
    <message>
        <source>The erasure was ordered</source>
        <translation>Đã có quyết định xóa</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Ghi</translation>
    </message>
    <message>
        <source>Record the answer: {0}</source>
        <translation>Ghi câu trả lời: {0}</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Chưa hỏi</translation>
    </message>
    <message>
        <source>Agreed {0}, {1}</source>
        <translation>Đồng ý ngày {0}, {1}</translation>
    </message>
    <message>
        <source>Not agreed {0}, {1}</source>
        <translation>Không đồng ý ngày {0}, {1}</translation>
    </message>
</context>
<context>
    <name>ConsignmentPage</name>
    <message>
        <source>Leave</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Nhận lại</translation>
    </message>
    <message>
        <source>Given on the spot</source>
        <translation>Trao tại chỗ</translation>
    </message>
    <message>
        <source>Enter the signed sheet</source>
        <translation>Nhập danh sách ký nhận</translation>
    </message>
    <message>
        <source>Awards that went with it</source>
        <translation>Các suất đã giao</translation>
    </message>
    <message>
        <source>Gifts without names</source>
        <translation>Quà chưa có tên người nhận</translation>
    </message>
    <message>
        <source>given out on {0}</source>
        <translation>giao ngày {0}</translation>
    </message>
    <message>
        <source>settle until {0}</source>
        <translation>hạn {0}</translation>
    </message>
    <message>
        <source>still out: {0}</source>
        <translation>còn giữ: {0}</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>đã xong</translation>
    </message>
    <message>
        <source>Enter a gift given on the spot</source>
        <translation>Ghi quà đã trao tại chỗ</translation>
    </message>
    <message>
        <source>Mark awards that came back</source>
        <translation>Đánh dấu suất mang về</translation>
    </message>
    <message>
        <source>Take back, with the reason</source>
        <translation>Nhận lại, ghi lý do</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Sinh</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>Quà tặng</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Sponsor</source>
        <translation>Nhà tài trợ</translation>
    </message>
    <message>
        <source>Given out</source>
        <translation>Đã giao</translation>
    </message>
    <message>
        <source>Still out</source>
        <translation>Còn giữ</translation>
    </message>
    <message>
        <source>Out, handed over elsewhere</source>
        <translation>Đang giao, nơi khác đã trao</translation>
    </message>
    <message>
        <source>Out, withdrawn meanwhile</source>
        <translation>Còn giữ, suất đã thôi</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Còn giữ</translation>
    </message>
    <message>
        <source>{0} awards, {1} out; marked: {2}</source>
        <translation>{0} suất, còn giữ {1}; đã đánh dấu: {2}</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Đánh dấu</translation>
    </message>
    <message>
        <source>{0} entered, {1} not: they stay out</source>
        <translation>Đã ghi {0}, chưa ghi được {1}: vẫn để nơi nhận giữ</translation>
    </message>
    <message>
        <source>These are not out any more</source>
        <translation>Các suất này không còn ở nơi nhận</translation>
    </message>
    <message>
        <source>Choose awards that are out, then press Del.</source>
        <translation>Chọn suất còn giữ rồi nhấn Del.</translation>
    </message>
</context>
<context>
    <name>ConsignmentsPanel</name>
    <message>
        <source>Gifts for a hospital</source>
        <translation>Giao quà cho bệnh viện</translation>
    </message>
    <message>
        <source>Give out awards</source>
        <translation>Giao suất nhờ trao</translation>
    </message>
    <message>
        <source>Signed sheet, minutes</source>
        <translation>Ký nhận, biên bản</translation>
    </message>
    <message>
        <source>Given out to hand over</source>
        <translation>Giao nhờ trao</translation>
    </message>
    <message>
        <source>Nothing is given out</source>
        <translation>Chưa giao nhờ trao lần nào</translation>
    </message>
    <message>
        <source>Give awards to commune staff (Ctrl+N), or gifts without names to a hospital (Ctrl+H); their signed sheet settles them later.</source>
        <translation>Giao suất cho cán bộ xã (Ctrl+N), hoặc giao quà chưa có tên cho bệnh viện (Ctrl+H); sau này nhập danh sách ký nhận của họ.</translation>
    </message>
    <message>
        <source>Open: sheet, back, on the spot</source>
        <translation>Mở: ký nhận, nhận lại, tại chỗ</translation>
    </message>
    <message>
        <source>Consignments: {0}</source>
        <translation>Số lần giao: {0}</translation>
    </message>
    <message>
        <source>{0} consignments to settle</source>
        <translation>{0} lần giao chưa xong</translation>
    </message>
    <message>
        <source>Give approved awards out to be handed over</source>
        <translation>Giao suất đã duyệt cho người trao thay</translation>
    </message>
    <message>
        <source>Give a hospital gifts for patients named on the spot</source>
        <translation>Giao bệnh viện quà để trao cho người bệnh tại chỗ</translation>
    </message>
    <message>
        <source>Signed sheet, what comes back, given on the spot</source>
        <translation>Danh sách ký nhận, nhận lại, trao tại chỗ</translation>
    </message>
    <message>
        <source>Attach the signed sheet or the minutes</source>
        <translation>Đính kèm danh sách ký nhận, biên bản</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>Nơi nhận</translation>
    </message>
    <message>
        <source>Given out</source>
        <translation>Ngày giao, hạn</translation>
    </message>
    <message>
        <source>What went</source>
        <translation>Đã giao</translation>
    </message>
    <message>
        <source>Still out</source>
        <translation>Còn giữ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Quá hạn</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Còn giữ</translation>
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
        <source>Say why it is handed over although a rule stops it</source>
        <translation>Ghi lý do vẫn trao dù chưa đủ điều kiện</translation>
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
        <source>Scan again</source>
        <translation>Quét lại</translation>
    </message>
    <message>
        <source>Why is it handed over to {0} all the same?</source>
        <translation>Vì sao vẫn trao cho {0}?</translation>
    </message>
    <message>
        <source>Keep the reason</source>
        <translation>Ghi lý do</translation>
    </message>
    <message>
        <source>Such as: the ward confirms the stay. Kept with your name.</source>
        <translation>Ví dụ: khoa xác nhận đang nằm viện. Lưu cùng tên người ghi.</translation>
    </message>
</context>
<context>
    <name>CounterStage</name>
    <message>
        <source>and {0} more</source>
        <translation>và {0} suất nữa</translation>
    </message>
    <message>
        <source>Collected by {0}</source>
        <translation>{0} nhận thay</translation>
    </message>
    <message>
        <source>All the same: {0}</source>
        <translation>Trao theo lý do: {0}</translation>
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
    <message>
        <source>{0} more for this person: scan the card again.</source>
        <translation>Người này còn {0} suất: quét lại thẻ.</translation>
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
        <source>Gift</source>
        <translation>Suất tặng</translation>
    </message>
    <message>
        <source>Sponsor</source>
        <translation>Nhà tài trợ</translation>
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
        <source>DO NOT HAND OVER: SOMEBODY ELSE HAS IT</source>
        <translation>KHÔNG TRAO: SUẤT ĐANG Ở NƠI KHÁC</translation>
    </message>
    <message>
        <source>DO NOT HAND OVER: A RULE STOPS IT TODAY</source>
        <translation>KHÔNG TRAO: HÔM NAY CHƯA ĐỦ ĐIỀU KIỆN</translation>
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
        <source>{0}. {1} recorded it on {2}.</source>
        <translation>{0}. {1} ghi ngày {2}.</translation>
    </message>
    <message>
        <source>{0} ({1}) took it on {2} to hand it over. Bring it back first, or enter their sheet.</source>
        <translation>{0} ({1}) nhận ngày {2} để trao thay. Nhận lại trước, hoặc nhập danh sách ký nhận của họ.</translation>
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
    <name>CoveragePage</name>
    <message>
        <source>Add a card or book</source>
        <translation>Ghi thẻ, sổ</translation>
    </message>
    <message>
        <source>Correct a card or book</source>
        <translation>Sửa thẻ, sổ</translation>
    </message>
    <message>
        <source>Choose (Alt+Down)</source>
        <translation>Chọn (Alt+Xuống)</translation>
    </message>
    <message>
        <source>Number of the card or book</source>
        <translation>Số thẻ hoặc mã sổ</translation>
    </message>
    <message>
        <source>Five characters, such as 37001</source>
        <translation>5 ký tự, như 37001</translation>
    </message>
    <message>
        <source>Ctrl+; writes today&apos;s day</source>
        <translation>Ctrl+; ghi ngày hôm nay</translation>
    </message>
    <message>
        <source>Only months that overlap are not paid</source>
        <translation>Chỉ tháng trùng mới không đóng</translation>
    </message>
    <message>
        <source>A card that is given joins the expiry of this one. The day of payment orders the members of the household.</source>
        <translation>Thẻ tặng nối tiếp hạn của thẻ này. Ngày đóng quyết định thứ tự thành viên của hộ.</translation>
    </message>
</context>
<context>
    <name>CoverageSection</name>
    <message>
        <source>Add a card or book</source>
        <translation>Ghi thẻ, sổ</translation>
    </message>
    <message>
        <source>Card or book</source>
        <translation>Thẻ, sổ</translation>
    </message>
    <message>
        <source>Looked up</source>
        <translation>Tra ngày</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Hạn</translation>
    </message>
    <message>
        <source>Cards and books: {0}</source>
        <translation>Thẻ và sổ đang có: {0}</translation>
    </message>
    <message>
        <source>None is entered. Look the card up and enter how long it is valid (Ctrl+N).</source>
        <translation>Chưa ghi thẻ, sổ nào. Tra thẻ rồi ghi hạn (Ctrl+N).</translation>
    </message>
    <message>
        <source>handed over by the programme</source>
        <translation>chương trình đã trao</translation>
    </message>
    <message>
        <source>expired {0}</source>
        <translation>hết hạn {0}</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>từ {0}</translation>
    </message>
    <message>
        <source>until {0}</source>
        <translation>còn đến {0}</translation>
    </message>
    <message>
        <source>has one</source>
        <translation>đang có</translation>
    </message>
    <message>
        <source>expiry not entered</source>
        <translation>chưa ghi hạn</translation>
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
    <name>DecisionFormPage</name>
    <message>
        <source>Edit the decision</source>
        <translation>Sửa quyết định</translation>
    </message>
    <message>
        <source>New decision</source>
        <translation>Quyết định mới</translation>
    </message>
    <message>
        <source>As on the paper</source>
        <translation>Ghi đúng như trên giấy</translation>
    </message>
    <message>
        <source>Awards that cited this number before are joined to the decision.</source>
        <translation>Các suất đã duyệt theo số này được gắn vào quyết định.</translation>
    </message>
    <message>
        <source>such as 12/QĐ-BHXH</source>
        <translation>ví dụ 12/QĐ-BHXH</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số quyết định</translation>
    </message>
    <message>
        <source>a decision of its own</source>
        <translation>không bổ sung quyết định nào</translation>
    </message>
    <message>
        <source>Only where it adds to another, as when somebody is replaced</source>
        <translation>Chỉ chọn khi quyết định này bổ sung, thay người</translation>
    </message>
    <message>
        <source>Fill in only to take the decision off the register</source>
        <translation>Chỉ ghi khi cần bỏ quyết định khỏi sổ</translation>
    </message>
</context>
<context>
    <name>DecisionsPage</name>
    <message>
        <source>Decisions</source>
        <translation>Sổ quyết định</translation>
    </message>
    <message>
        <source>Back to the lists</source>
        <translation>Về danh sách</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>New decision</source>
        <translation>Quyết định mới</translation>
    </message>
    <message>
        <source>No decision yet</source>
        <translation>Chưa có quyết định nào</translation>
    </message>
    <message>
        <source>Enter each signed decision (Ctrl+N); awards that cite its number join it.</source>
        <translation>Ghi từng quyết định đã ký (Ctrl+N); các suất dẫn số này sẽ gắn vào nó.</translation>
    </message>
    <message>
        <source>Decisions: {0}</source>
        <translation>Số quyết định: {0}</translation>
    </message>
    <message>
        <source>Edit the decision, attach its scan</source>
        <translation>Sửa quyết định, đính kèm bản quét</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số quyết định</translation>
    </message>
    <message>
        <source>Awards</source>
        <translation>Suất</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>Danh sách</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>The card was not taken</source>
        <translation>Thẻ chưa được đọc</translation>
    </message>
    <message>
        <source>Close this box, then scan again.</source>
        <translation>Đóng hộp này rồi quét lại.</translation>
    </message>
</context>
<context>
    <name>DisclosurePage</name>
    <message>
        <source>Personal data that leave the office</source>
        <translation>Cung cấp dữ liệu cá nhân ra ngoài</translation>
    </message>
    <message>
        <source>Choose (Alt+Down)</source>
        <translation>Chọn (Alt+Xuống)</translation>
    </message>
    <message>
        <source>Whose data</source>
        <translation>Dữ liệu của ai</translation>
    </message>
    <message>
        <source>Empty where a list names several</source>
        <translation>Để trống khi là danh sách nhiều người</translation>
    </message>
    <message>
        <source>Which facts, such as: name, commune, gift</source>
        <translation>Những gì, ví dụ: họ tên, xã, suất quà</translation>
    </message>
    <message>
        <source>Choose the use first</source>
        <translation>Chọn mục đích trước</translation>
    </message>
    <message>
        <source>Sponsors and the press need the person&apos;s consent.</source>
        <translation>Cho nhà tài trợ và báo chí thì cần người đó đồng ý.</translation>
    </message>
    <message>
        <source>The person agreed to this use</source>
        <translation>Người đó đã đồng ý cho việc này</translation>
    </message>
    <message>
        <source>Needs the person&apos;s consent</source>
        <translation>Cần người đó đồng ý</translation>
    </message>
    <message>
        <source>Name the person, and record the yes under People before this.</source>
        <translation>Nêu người đó, và ghi sự đồng ý ở trang Người được tặng trước.</translation>
    </message>
</context>
<context>
    <name>DisclosureTable</name>
    <message>
        <source>Recalled</source>
        <translation>Đã thu hồi</translation>
    </message>
    <message>
        <source>Given out</source>
        <translation>Đã cung cấp</translation>
    </message>
    <message>
        <source>Whose data</source>
        <translation>Dữ liệu của ai</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Nothing left the office</source>
        <translation>Chưa cung cấp gì ra ngoài</translation>
    </message>
    <message>
        <source>Lists and files that this program writes are entered here by themselves; what is given on paper or by telephone, enter with Ctrl+N.</source>
        <translation>Danh sách, hồ sơ do chương trình xuất thì tự ghi vào đây; đưa giấy hoặc đọc qua điện thoại thì tự ghi (Ctrl+N).</translation>
    </message>
    <message>
        <source>{0} times</source>
        <translation>{0} lần</translation>
    </message>
    <message>
        <source>{0} people</source>
        <translation>{0} người</translation>
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
    <name>DraftPage</name>
    <message>
        <source>Draw up the report</source>
        <translation>Lập báo cáo</translation>
    </message>
    <message>
        <source>Correct the report by a new one</source>
        <translation>Lập báo cáo đính chính</translation>
    </message>
    <message>
        <source>Draw up the settlement</source>
        <translation>Lập báo cáo quyết toán</translation>
    </message>
    <message>
        <source>{0}  ·  figures as of {1}</source>
        <translation>{0}  ·  số liệu chốt lúc {1}</translation>
    </message>
    <message>
        <source>Sign and send</source>
        <translation>Ký và gửi</translation>
    </message>
    <message>
        <source>Sign the figures and send them</source>
        <translation>Ký số liệu và gửi</translation>
    </message>
    <message>
        <source>Sign and send the report</source>
        <translation>Ký và gửi báo cáo</translation>
    </message>
    <message>
        <source>The figures are frozen; a mistake is corrected by a new report</source>
        <translation>Số liệu được chốt; nếu sai thì lập báo cáo đính chính</translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <source>Duplicates</source>
        <translation>Trùng lặp</translation>
    </message>
    <message>
        <source>Previous pair</source>
        <translation>Cặp trước</translation>
    </message>
    <message>
        <source>Next pair</source>
        <translation>Cặp sau</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>Rút kết luận</translation>
    </message>
    <message>
        <source>One person</source>
        <translation>Cùng một người</translation>
    </message>
    <message>
        <source>Both records stay, gifts count together</source>
        <translation>Giữ cả hai hồ sơ, suất tặng tính chung</translation>
    </message>
    <message>
        <source>Two people</source>
        <translation>Hai người khác nhau</translation>
    </message>
    <message>
        <source>The pair is not asked about again</source>
        <translation>Không hỏi lại cặp này</translation>
    </message>
    <message>
        <source>Ask the office</source>
        <translation>Hỏi lại đơn vị</translation>
    </message>
    <message>
        <source>The pair waits for its answer</source>
        <translation>Cặp chờ trả lời</translation>
    </message>
    <message>
        <source>{0} people are not compared yet</source>
        <translation>Còn {0} người chưa so sánh</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>So sánh</translation>
    </message>
    <message>
        <source>Press F5 to compare them. Saving waits meanwhile; it may be cancelled at any time, and what was compared is kept.</source>
        <translation>Bấm F5 để so sánh. Trong lúc đó việc ghi phải chờ; dừng lúc nào cũng được, phần đã so sánh vẫn giữ.</translation>
    </message>
    <message>
        <source>Previous pair, next pair</source>
        <translation>Cặp trước, cặp sau</translation>
    </message>
    <message>
        <source>Compare whoever is new</source>
        <translation>So sánh người mới ghi</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>Hoàn lại kết luận vừa rồi</translation>
    </message>
    <message>
        <source>To the awards</source>
        <translation>Đến suất tặng</translation>
    </message>
    <message>
        <source>Reason (may be left empty)</source>
        <translation>Căn cứ (có thể bỏ trống)</translation>
    </message>
    <message>
        <source>Numbers are shown in full here; that they were seen is kept in the log.</source>
        <translation>Các số hiện đủ ở màn hình này; lượt xem được ghi nhật ký.</translation>
    </message>
    <message>
        <source>Two records of one person are never merged, only linked</source>
        <translation>Hai hồ sơ của một người không bị gộp, chỉ được nối với nhau</translation>
    </message>
    <message>
        <source>Pair {0} of {1}, the likeliest first</source>
        <translation>Cặp {0} / {1}, giống nhất trước</translation>
    </message>
    <message>
        <source>Comparing people</source>
        <translation>Đang so sánh người thụ hưởng</translation>
    </message>
    <message>
        <source>Pairs are shown when it is done.</source>
        <translation>So xong sẽ hiện các cặp nghi trùng.</translation>
    </message>
    <message>
        <source>Not everybody is compared yet</source>
        <translation>Chưa so sánh hết mọi người</translation>
    </message>
    <message>
        <source>No pair is found so far.</source>
        <translation>Đến nay chưa thấy cặp nào.</translation>
    </message>
    <message>
        <source>No pair to decide</source>
        <translation>Không còn cặp nào phải xem</translation>
    </message>
    <message>
        <source>Everybody here was compared with everybody else.</source>
        <translation>Mọi người ở đây đã được so với nhau.</translation>
    </message>
    <message>
        <source>No pair here</source>
        <translation>Chưa có cặp nào ở mục này</translation>
    </message>
    <message>
        <source>If it is one person: nothing was awarded twice</source>
        <translation>Nếu là cùng một người: chưa có suất nào trùng</translation>
    </message>
    <message>
        <source>Both records stay. From now on their gifts are counted together.</source>
        <translation>Hai hồ sơ vẫn giữ. Từ nay suất tặng của hai hồ sơ được tính chung.</translation>
    </message>
    <message>
        <source>If it is one person: both were handed over</source>
        <translation>Nếu là cùng một người: cả hai suất đã trao</translation>
    </message>
    <message>
        <source>If it is one person: withdraw the one not handed over</source>
        <translation>Nếu là cùng một người: thôi suất chưa trao</translation>
    </message>
    <message>
        <source>If it is one person: withdraw one of the two awards</source>
        <translation>Nếu là cùng một người: thôi một trong hai suất</translation>
    </message>
    <message>
        <source>{0}: {1} has not handed it over.</source>
        <translation>{0}: {1} chưa trao.</translation>
    </message>
    <message>
        <source>{0}: {1} handed it over on {2} (receipt {3}).</source>
        <translation>{0}: {1} đã trao ngày {2} (biên nhận {3}).</translation>
    </message>
    <message>
        <source>none</source>
        <translation>không có</translation>
    </message>
    <message>
        <source>Decided in two ways: decide again.</source>
        <translation>Đã có hai kết luận trái nhau: cần kết luận lại.</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>rút kết luận</translation>
    </message>
    <message>
        <source>Saving the decision</source>
        <translation>Đang ghi kết luận</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Chưa ghi</translation>
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
    <name>EnrolmentsPage</name>
    <message>
        <source>Cards and books</source>
        <translation>Cấp thẻ, sổ</translation>
    </message>
    <message>
        <source>Cards or books</source>
        <translation>Thẻ hay sổ</translation>
    </message>
    <message>
        <source>Name or the start of a number</source>
        <translation>Tên hoặc đầu số</translation>
    </message>
    <message>
        <source>No programme yet</source>
        <translation>Chưa có chương trình</translation>
    </message>
    <message>
        <source>Headquarters opens one; it comes with the next bundle.</source>
        <translation>TW mở chương trình; chương trình về cùng gói dữ liệu sau.</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>Phần sau</translation>
    </message>
    <message>
        <source>Previous part</source>
        <translation>Phần trước</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>Bộ hồ sơ</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Hoàn tiền</translation>
    </message>
</context>
<context>
    <name>EntriesPage</name>
    <message>
        <source>Nothing happened here</source>
        <translation>Chưa có bút toán nào</translation>
    </message>
    <message>
        <source>Esc goes back to the ledger.</source>
        <translation>Bấm Esc để về sổ theo dõi.</translation>
    </message>
    <message>
        <source>Back to the ledger</source>
        <translation>Về sổ theo dõi</translation>
    </message>
    <message>
        <source>Reading the entries…</source>
        <translation>Đang đọc các bút toán…</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Đang xem</translation>
    </message>
    <message>
        <source>Entries: {0}</source>
        <translation>Bút toán: {0}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Together {0} units, {1}</source>
        <translation>Cộng {0} suất, {1}</translation>
    </message>
    <message>
        <source>That is the figure in the ledger.</source>
        <translation>Bằng số trong sổ theo dõi.</translation>
    </message>
    <message>
        <source>The ledger says {0} units, {1}: run the check of the store.</source>
        <translation>Sổ ghi {0} suất, {1}: chạy kiểm tra kho dữ liệu.</translation>
    </message>
</context>
<context>
    <name>ErasurePage</name>
    <message>
        <source>Order to erase</source>
        <translation>Quyết định xóa dữ liệu</translation>
    </message>
    <message>
        <source>Name, birth date, numbers, address and phone are gone for good</source>
        <translation>Họ tên, ngày sinh, các số, địa chỉ, điện thoại sẽ mất hẳn</translation>
    </message>
    <message>
        <source>They are masked here at once, and wherever the order arrives. Receipts and money stay as the law on accounts asks; backups of before keep the data until they are thinned. Awards that wait are handed over or withdrawn first.</source>
        <translation>Dữ liệu bị che ngay tại máy này và ở mọi nơi quyết định này đến. Biên nhận và tiền giữ theo luật kế toán; các bản sao lưu cũ còn dữ liệu cho đến khi được dọn. Suất còn chờ phải trao hoặc thôi trước.</translation>
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
        <source>Fill in only to call the event off; whoever is on its list is free</source>
        <translation>Chỉ ghi khi hủy buổi trao; người trong danh sách mời được vào buổi khác</translation>
    </message>
    <message>
        <source>Called off because</source>
        <translation>Hủy buổi vì</translation>
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
    <name>EventsPage</name>
    <message>
        <source>Events and consignments</source>
        <translation>Buổi trao, giao nhờ trao</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Buổi trao</translation>
    </message>
    <message>
        <source>Given out to hand over</source>
        <translation>Giao nhờ trao</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>Xem phần</translation>
    </message>
    <message>
        <source>no programme yet</source>
        <translation>chưa có chương trình</translation>
    </message>
    <message>
        <source>Events, or what is given out</source>
        <translation>Buổi trao hay giao nhờ trao</translation>
    </message>
</context>
<context>
    <name>EventsPanel</name>
    <message>
        <source>To the handover desk</source>
        <translation>Ra bàn trao</translation>
    </message>
    <message>
        <source>New event</source>
        <translation>Buổi trao mới</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Buổi trao</translation>
    </message>
    <message>
        <source>No event yet</source>
        <translation>Chưa có buổi trao</translation>
    </message>
    <message>
        <source>Plan one (Ctrl+N): a place and a day where gifts are handed over.</source>
        <translation>Lập một buổi (Ctrl+N): nơi và ngày trao quà.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tất cả</translation>
    </message>
    <message>
        <source>Who is on the list</source>
        <translation>Danh sách buổi trao</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>Thêm người</translation>
    </message>
    <message>
        <source>On stage</source>
        <translation>Lên nhận</translation>
    </message>
    <message>
        <source>Presented</source>
        <translation>Đã trao tượng trưng</translation>
    </message>
    <message>
        <source>Number by name</source>
        <translation>Đánh lại số</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>Bỏ ra</translation>
    </message>
    <message>
        <source>Signed sheet, photos</source>
        <translation>Ký nhận, ảnh</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Bỏ khỏi danh sách</translation>
    </message>
    <message>
        <source>{0} events</source>
        <translation>{0} buổi trao</translation>
    </message>
    <message>
        <source>Correct the event, or call it off</source>
        <translation>Sửa hoặc hủy buổi trao</translation>
    </message>
    <message>
        <source>Put people on the list</source>
        <translation>Thêm người vào danh sách</translation>
    </message>
    <message>
        <source>Mark people of the list</source>
        <translation>Đánh dấu người trong danh sách</translation>
    </message>
    <message>
        <source>Called on stage, or no longer</source>
        <translation>Lên nhận tượng trưng, hoặc thôi</translation>
    </message>
    <message>
        <source>The delegation presented to those on stage</source>
        <translation>Ghi đoàn đã trao tượng trưng</translation>
    </message>
    <message>
        <source>Take off the list, with the reason</source>
        <translation>Bỏ khỏi danh sách, ghi lý do</translation>
    </message>
    <message>
        <source>Attach the signed sheet or photographs</source>
        <translation>Đính kèm danh sách ký nhận, ảnh</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Buổi trao</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Đã trao</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>STT</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Sinh</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>Quà tặng</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Called on stage</source>
        <translation>Lên nhận tượng trưng</translation>
    </message>
    <message>
        <source>No event is chosen</source>
        <translation>Chưa chọn buổi trao</translation>
    </message>
    <message>
        <source>Plan an event first (Ctrl+N); then put people on its list.</source>
        <translation>Lập buổi trao trước (Ctrl+N), rồi thêm người vào danh sách.</translation>
    </message>
    <message>
        <source>Nobody is on this list yet</source>
        <translation>Danh sách còn trống</translation>
    </message>
    <message>
        <source>Put approved awards on it (Ins).</source>
        <translation>Thêm suất đã duyệt vào (Ins).</translation>
    </message>
    <message>
        <source>Marked: {0}</source>
        <translation>Đã đánh dấu: {0}</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Đánh dấu</translation>
    </message>
    <message>
        <source>Not on stage</source>
        <translation>Thôi lên nhận</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang lưu</translation>
    </message>
    <message>
        <source>{0}: the award stays approved and may be invited elsewhere.</source>
        <translation>{0}: suất vẫn còn duyệt, mời được vào buổi khác.</translation>
    </message>
    <message>
        <source>+{0} not on the list</source>
        <translation>+{0} ngoài danh sách</translation>
    </message>
</context>
<context>
    <name>EvidencePage</name>
    <message>
        <source>Scans and photographs that prove it</source>
        <translation>Bản quét và ảnh chứng minh</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>Đính kèm tệp</translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>Look at it</source>
        <translation>Xem</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Lưu bản sao</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <translation>Đính kèm tệp</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Thu hồi</translation>
    </message>
    <message>
        <source>Take the file back</source>
        <translation>Thu hồi tệp</translation>
    </message>
    <message>
        <source>No file yet. Attach the scan or a photograph of the paper (Ctrl+G).</source>
        <translation>Chưa có tệp. Đính kèm bản quét hoặc ảnh chụp giấy tờ (Ctrl+G).</translation>
    </message>
    <message>
        <source>Papers attached</source>
        <translation>Giấy tờ đính kèm</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Tệp</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>Ngày ghi</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Người ghi</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Đã thu hồi</translation>
    </message>
    <message>
        <source>PDF or pictures (*.pdf *.jpg *.jpeg *.png);;All files (*)</source>
        <translation>PDF hoặc ảnh (*.pdf *.jpg *.jpeg *.png);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Which file?</source>
        <translation>Chọn tệp nào?</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Đang đọc tệp</translation>
    </message>
    <message>
        <source>Into which folder?</source>
        <translation>Lưu vào thư mục nào?</translation>
    </message>
    <message>
        <source>Saving a copy</source>
        <translation>Đang lưu bản sao</translation>
    </message>
    <message>
        <source>{0}
The copy is not encrypted: keep it where only those may read it who should.</source>
        <translation>{0}
Bản sao không mã hóa: cất ở nơi chỉ người có trách nhiệm đọc được.</translation>
    </message>
    <message>
        <source>A copy was saved</source>
        <translation>Đã lưu bản sao</translation>
    </message>
    <message>
        <source>Take “{0}” back: it stays in the books and proves nothing any more</source>
        <translation>Thu hồi “{0}”: tệp còn trong sổ, không dùng làm bằng chứng nữa</translation>
    </message>
    <message>
        <source>Taking the file back</source>
        <translation>Đang thu hồi tệp</translation>
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
        <source>This PC is certified up to {0}</source>
        <translation>Chứng thư của máy này có giá trị đến hết {0}</translation>
    </message>
    <message>
        <source>Ask headquarters for a longer time, and import its bundle. What is recorded later is kept back above until then; nothing is lost.</source>
        <translation>Hãy đề nghị TW gia hạn rồi nhập gói TW gửi về. Dữ liệu ghi sau ngày đó được giữ lại ở cấp trên cho đến khi gia hạn; không mất gì.</translation>
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
    <message>
        <source>Code by telephone</source>
        <translation>Mã qua điện thoại</translation>
    </message>
    <message>
        <source>Confirmed on the telephone</source>
        <translation>Đã xác nhận qua điện thoại</translation>
    </message>
    <message>
        <source>New keys…</source>
        <translation>Khóa mới…</translation>
    </message>
    <message>
        <source>Enrolment file…</source>
        <translation>Tệp đăng ký máy…</translation>
    </message>
    <message>
        <source>Where to write the file for headquarters?</source>
        <translation>Ghi tệp gửi TW vào đâu?</translation>
    </message>
    <message>
        <source>Writing the enrolment file</source>
        <translation>Đang ghi tệp đăng ký máy</translation>
    </message>
    <message>
        <source>Take it to headquarters, and read out on the telephone: {0}</source>
        <translation>Chuyển tệp này về TW và đọc mã qua điện thoại: {0}</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>Đã ghi: {0}</translation>
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
    <message>
        <source>Size of the files</source>
        <translation>Dung lượng tệp</translation>
    </message>
    <message>
        <source>Files up to {0} MB</source>
        <translation>Mỗi tệp ≤ {0} MB</translation>
    </message>
    <message>
        <source>All in one file</source>
        <translation>Tất cả trong một tệp</translation>
    </message>
    <message>
        <source>{0}: {1} files, {2} changes</source>
        <translation>{0}: {1} tệp, {2} thay đổi</translation>
    </message>
    <message>
        <source>Take the files to the receiver.</source>
        <translation>Chuyển các tệp cho đơn vị nhận.</translation>
    </message>
    <message>
        <source>Files {0} to {1}, for {2}; check codes {3}. They are merged in any order; what a lost one held is sent again. {4}</source>
        <translation>Tệp {0} đến {1}, gửi {2}; mã kiểm tra {3}. Nhập theo thứ tự nào cũng được; mất tệp nào, phần trong đó sẽ được gửi lại. {4}</translation>
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
    <name>FieldBox</name>
    <message>
        <source>Source: {0}</source>
        <translation>Căn cứ: {0}</translation>
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
        <source>Not withdrawn: {0}</source>
        <translation>Không thôi: {0}</translation>
    </message>
    <message>
        <source>before: {0}</source>
        <translation>trước đó: {0}</translation>
    </message>
</context>
<context>
    <name>FiguresPage</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Nothing happened since the programme began</source>
        <translation>Chưa phát sinh gì từ đầu chương trình</translation>
    </message>
    <message>
        <source>It can be reported as “không phát sinh”.</source>
        <translation>Có thể báo cáo “không phát sinh”.</translation>
    </message>
    <message>
        <source>People awarded: {0} in the period, {1} in all  ·  served: {2} in the period, {3} in all</source>
        <translation>Người được xét tặng: {0} trong kỳ, {1} từ đầu  ·  đã nhận: {2} trong kỳ, {3} từ đầu</translation>
    </message>
    <message>
        <source>Entries behind the difference</source>
        <translation>Xem bút toán tạo ra chênh lệch</translation>
    </message>
    <message>
        <source>Open the entries behind the difference</source>
        <translation>Mở các bút toán tạo ra chênh lệch</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Quay lại danh sách</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>In the period</source>
        <translation>Trong kỳ</translation>
    </message>
    <message>
        <source>In the period (đ)</source>
        <translation>Trong kỳ (đ)</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Lũy kế</translation>
    </message>
    <message>
        <source>In all (đ)</source>
        <translation>Lũy kế (đ)</translation>
    </message>
    <message>
        <source>Report before</source>
        <translation>Kỳ trước</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Chênh lệch</translation>
    </message>
    <message>
        <source>This is the first report</source>
        <translation>Đây là báo cáo đầu tiên</translation>
    </message>
    <message>
        <source>The next one is compared with it, figure by figure.</source>
        <translation>Báo cáo sau sẽ được so với báo cáo này theo từng chỉ tiêu.</translation>
    </message>
    <message>
        <source>As in report {0}</source>
        <translation>Không đổi so với báo cáo {0}</translation>
    </message>
    <message>
        <source>{0} units, {1} đ since report {2}</source>
        <translation>{0} suất, {1} đ so với báo cáo {2}</translation>
    </message>
    <message>
        <source>Entered since: {0}</source>
        <translation>Ghi thêm: {0}</translation>
    </message>
    <message>
        <source>of them {0} entered late: they belong to days until {1}</source>
        <translation>trong đó {0} ghi muộn, thuộc các ngày đến {1}</translation>
    </message>
    <message>
        <source>withdrawn or corrected since: {0} units, {1} đ</source>
        <translation>sửa hoặc hủy sau đó: {0} suất, {1} đ</translation>
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
        <source>Restore from a backup</source>
        <translation>Khôi phục từ bản sao lưu</translation>
    </message>
    <message>
        <source>The old PC broke or was lost. Its last backup lies on a stick or disk.</source>
        <translation>Máy cũ hỏng hoặc mất. Bản sao lưu gần nhất nằm trên USB hoặc ổ đĩa ngoài.</translation>
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
        <source>Takes about 5 minutes. Broken off, it begins anew: nothing half made stays.</source>
        <translation>Mất khoảng 5 phút. Dừng giữa chừng thì lần sau làm lại từ đầu, không để lại gì dở dang.</translation>
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
    <name>GivePage</name>
    <message>
        <source>Gift given on the spot</source>
        <translation>Quà đã trao tại chỗ</translation>
    </message>
    <message>
        <source>Only if recorded already; else fill in below</source>
        <translation>Chỉ khi đã có hồ sơ; chưa có thì điền ở dưới</translation>
    </message>
    <message>
        <source>Recorded person</source>
        <translation>Người đã có hồ sơ</translation>
    </message>
    <message>
        <source>Gift of</source>
        <translation>Quà của</translation>
    </message>
    <message>
        <source>In hospital and with a card on the day of the gift</source>
        <translation>Đang nằm viện và có thẻ vào ngày trao</translation>
    </message>
    <message>
        <source>Person, stay, award, handover and receipt are recorded together. Whoever was given a gift before is refused.</source>
        <translation>Người, đợt nằm viện, suất, lần trao và biên nhận ghi cùng một lần. Người đã có quà rồi thì không ghi thêm.</translation>
    </message>
    <message>
        <source>Save and enter the next</source>
        <translation>Lưu, ghi người tiếp theo</translation>
    </message>
    <message>
        <source>Why was it given all the same?</source>
        <translation>Vì sao vẫn trao?</translation>
    </message>
    <message>
        <source>Keep the reason and save</source>
        <translation>Ghi lý do và lưu</translation>
    </message>
    <message>
        <source>Such as: the ward confirms the stay. Kept with your name.</source>
        <translation>Ví dụ: khoa xác nhận đang nằm viện. Lý do lưu kèm tên anh chị.</translation>
    </message>
</context>
<context>
    <name>GridPage</name>
    <message>
        <source>Offices and periods</source>
        <translation>Đơn vị và kỳ báo cáo</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>There is no office below</source>
        <translation>Chưa có đơn vị cấp dưới</translation>
    </message>
    <message>
        <source>Enter offices under “Offices”.</source>
        <translation>Nhập đơn vị ở mục “Đơn vị”.</translation>
    </message>
    <message>
        <source>Offices: {0}  ·  with a report missing: {1}</source>
        <translation>Đơn vị: {0}  ·  còn thiếu báo cáo: {1}</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Quay lại danh sách</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Đơn vị</translation>
    </message>
</context>
<context>
    <name>HandInPage</name>
    <message>
        <source>Hand in batch {0}</source>
        <translation>Nộp hồ sơ {0}</translation>
    </message>
    <message>
        <source>Correct batch {0}</source>
        <translation>Sửa hồ sơ {0}</translation>
    </message>
    <message>
        <source>{0} awards</source>
        <translation>{0} suất</translation>
    </message>
    <message>
        <source>as on the slip</source>
        <translation>như trên giấy hẹn</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số</translation>
    </message>
    <message>
        <source>Number of the slip</source>
        <translation>Số giấy tiếp nhận</translation>
    </message>
    <message>
        <source>Then the batch is fixed</source>
        <translation>Nộp rồi thì không thêm bớt được nữa</translation>
    </message>
    <message>
        <source>Nothing is added or taken out any more. What is wrong is recorded as returned and goes into a new batch.</source>
        <translation>Suất nào sai thì ghi trả lại và đưa vào hồ sơ mới.</translation>
    </message>
</context>
<context>
    <name>HandoverPage</name>
    <message>
        <source>Handover</source>
        <translation>Bàn trao</translation>
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
        <source>Events and lists</source>
        <translation>Buổi trao, danh sách</translation>
    </message>
    <message>
        <source>Plan one under Events and consignments; it then appears here.</source>
        <translation>Lập buổi ở mục Buổi trao, giao nhờ trao; buổi đó hiện ở đây.</translation>
    </message>
    <message>
        <source>Open the counter of the chosen event</source>
        <translation>Mở bàn trao của buổi đang chọn</translation>
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
    <name>HardshipNote</name>
    <message>
        <source>Before anything is given</source>
        <translation>Trước khi tặng, cần xem lại</translation>
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
        <source>This year&apos;s programme</source>
        <translation>Chương trình năm nay</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>History</source>
        <translation>Lịch sử</translation>
    </message>
    <message>
        <source>Numbers in full</source>
        <translation>Hiện đủ số</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Các lần ghi</translation>
    </message>
    <message>
        <source>Changes: {0}</source>
        <translation>Số lần ghi: {0}</translation>
    </message>
    <message>
        <source>Show numbers in full; who looked is recorded</source>
        <translation>Hiện đủ các số; việc xem được ghi lại</translation>
    </message>
    <message>
        <source>When and who</source>
        <translation>Lúc nào, ai</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Ô</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Trước đó</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Thành</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>Từ đâu</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Ghi mới</translation>
    </message>
    <message>
        <source>decided between two</source>
        <translation>chọn giữa hai giá trị</translation>
    </message>
    <message>
        <source>stands no more</source>
        <translation>không còn hiệu lực</translation>
    </message>
    <message>
        <source>this PC</source>
        <translation>máy này</translation>
    </message>
    <message>
        <source>not exported yet</source>
        <translation>chưa xuất</translation>
    </message>
    <message>
        <source>packet {0}</source>
        <translation>gói số {0}</translation>
    </message>
</context>
<context>
    <name>HouseholdPage</name>
    <message>
        <source>Make a household</source>
        <translation>Lập hộ mới</translation>
    </message>
    <message>
        <source>Edit the household</source>
        <translation>Sửa hộ</translation>
    </message>
    <message>
        <source>Name of the household</source>
        <translation>Tên hộ</translation>
    </message>
    <message>
        <source>Usually the head&apos;s name</source>
        <translation>Thường là tên chủ hộ</translation>
    </message>
    <message>
        <source>Members who enrol in one year pay less</source>
        <translation>Cùng tham gia trong năm thì đóng giảm dần</translation>
    </message>
    <message>
        <source>Of those whom the State does not support, each further one pays a smaller share, down to the fifth. A household that is withdrawn leaves its members in none.</source>
        <translation>Trong những người không được Nhà nước hỗ trợ, người sau đóng mức thấp hơn, đến người thứ năm. Rút hộ thì các thành viên không còn ở hộ nào.</translation>
    </message>
</context>
<context>
    <name>HouseholdSection</name>
    <message>
        <source>Choose</source>
        <translation>Chọn hộ</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Thành viên</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Năm nay</translation>
    </message>
    <message>
        <source>A year&apos;s card (đ)</source>
        <translation>Thẻ 12 tháng (đ)</translation>
    </message>
    <message>
        <source>Add people</source>
        <translation>Thêm người</translation>
    </message>
    <message>
        <source>Edit the household</source>
        <translation>Sửa hộ</translation>
    </message>
    <message>
        <source>Take out of the household</source>
        <translation>Đưa ra khỏi hộ</translation>
    </message>
    <message>
        <source>Household: {0}</source>
        <translation>Hộ gia đình: {0}</translation>
    </message>
    <message>
        <source>In no household. Each further member who enrols in a year pays less: choose the household, or make it (Ctrl+H).</source>
        <translation>Chưa ghi vào hộ nào. Người sau tham gia trong cùng năm đóng ít hơn người trước: chọn hộ hoặc lập hộ mới (Ctrl+H).</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>Chọn hộ khác</translation>
    </message>
    <message>
        <source>supported</source>
        <translation>được hỗ trợ</translation>
    </message>
    <message>
        <source>enrolled, no. {0}</source>
        <translation>đã đóng, thứ {0}</translation>
    </message>
    <message>
        <source>would be no. {0}</source>
        <translation>sẽ là thứ {0}</translation>
    </message>
</context>
<context>
    <name>ImportCard</name>
    <message>
        <source>Parts not kept: {0}</source>
        <translation>Phần không giữ: {0}</translation>
    </message>
    <message>
        <source>They are of PCs without a certificate: refused here, or more than is kept of such PCs. Once headquarters has certified the PC, import its bundle again.</source>
        <translation>Là phần của máy chưa có chứng thư: máy đã bị từ chối ở đây, hoặc đã vượt mức giữ cho máy lạ. Khi TW đã cấp chứng thư cho máy, hãy nhập lại gói của máy ấy.</translation>
    </message>
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
        <source>People and awards that break a rule: {0}</source>
        <translation>Người và suất trái quy định: {0}</translation>
    </message>
    <message>
        <source>All are kept. The person&apos;s page and the approval say which rule.</source>
        <translation>Vẫn giữ cả. Trang của người đó và bước duyệt nêu rõ quy định nào.</translation>
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
    <name>ImportPage</name>
    <message>
        <source>Nothing was imported: correct these lines and import again</source>
        <translation>Chưa nhập gì: sửa các dòng này rồi nhập lại</translation>
    </message>
    <message>
        <source>Not in the table and kept: where the day is wrong, give that day the right value in the table</source>
        <translation>Không có trong bảng, vẫn giữ: mức nào sai ngày thì thêm vào bảng mức đúng cho ngày đó</translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>Không có gì khác</translation>
    </message>
    <message>
        <source>Everything in the file is known as it stands.</source>
        <translation>Mọi dòng trong tệp đã có sẵn như vậy.</translation>
    </message>
    <message>
        <source>Changes: {0}</source>
        <translation>Thay đổi: {0}</translation>
    </message>
    <message>
        <source>Do not import</source>
        <translation>Không nhập</translation>
    </message>
    <message>
        <source>Import for the whole line</source>
        <translation>Nhập cho toàn ngành</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Mục</translation>
    </message>
    <message>
        <source>Known now</source>
        <translation>Đang có</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Mới</translation>
    </message>
    <message>
        <source>From, and by what</source>
        <translation>Từ ngày, theo văn bản</translation>
    </message>
    <message>
        <source>Importing</source>
        <translation>Đang nhập</translation>
    </message>
</context>
<context>
    <name>IncidentPage</name>
    <message>
        <source>Breach of personal data</source>
        <translation>Sự cố dữ liệu cá nhân</translation>
    </message>
    <message>
        <source>What was lost, shown or changed, and which data</source>
        <translation>Mất, lộ hoặc sửa gì, gồm những dữ liệu nào</translation>
    </message>
    <message>
        <source>As far as known; 0 if not</source>
        <translation>Theo những gì đã biết; chưa biết thì 0</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>Ngày đóng</translation>
    </message>
    <message>
        <source>Report by {0}</source>
        <translation>Báo chậm nhất {0}</translation>
    </message>
    <message>
        <source>To the authority of the Ministry of Public Security, within 72 hours of the discovery, where it may harm anybody&apos;s life, health, honour, dignity or property. Keep a record of what happened.</source>
        <translation>Báo cơ quan chuyên trách của Bộ Công an trong 72 giờ từ lúc phát hiện, khi có thể gây hại đến tính mạng, sức khỏe, danh dự, nhân phẩm, tài sản của ai đó. Lập biên bản sự việc.</translation>
    </message>
</context>
<context>
    <name>IncidentTable</name>
    <message>
        <source>Report by</source>
        <translation>Báo chậm nhất</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>No breach is known</source>
        <translation>Chưa có sự cố nào</translation>
    </message>
    <message>
        <source>A stick was lost, a list was sent to the wrong place: enter it with Ctrl+N. 72 hours run from the discovery.</source>
        <translation>Mất USB, gửi nhầm danh sách: ghi ngay (Ctrl+N). Hạn báo là 72 giờ từ lúc phát hiện.</translation>
    </message>
    <message>
        <source>{0} breaches</source>
        <translation>{0} sự cố</translation>
    </message>
    <message>
        <source>Record what was done</source>
        <translation>Ghi đã làm gì</translation>
    </message>
</context>
<context>
    <name>InsurancePage</name>
    <message>
        <source>Show numbers in full</source>
        <translation>Hiện đủ số</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Về danh sách</translation>
    </message>
    <message>
        <source>Looking at the rules</source>
        <translation>Đang xét quy tắc</translation>
    </message>
    <message>
        <source>Add a card or book</source>
        <translation>Ghi thẻ, sổ</translation>
    </message>
    <message>
        <source>Add a stay in hospital</source>
        <translation>Ghi đợt nằm viện</translation>
    </message>
    <message>
        <source>Choose the household</source>
        <translation>Chọn hộ</translation>
    </message>
    <message>
        <source>Add people to the household</source>
        <translation>Thêm người vào hộ</translation>
    </message>
    <message>
        <source>Correct or withdraw the row; open the member</source>
        <translation>Sửa hoặc rút dòng; mở trang thành viên</translation>
    </message>
    <message>
        <source>Show numbers in full, or mask them</source>
        <translation>Hiện đủ số hoặc che số</translation>
    </message>
    <message>
        <source>corrects or withdraws the row</source>
        <translation>sửa hoặc rút dòng</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>sang phần sau</translation>
    </message>
    <message>
        <source>Mask numbers</source>
        <translation>Che số</translation>
    </message>
    <message>
        <source>Handed over by the programme</source>
        <translation>Chương trình đã trao</translation>
    </message>
    <message>
        <source>Undo the handover under Handover if it is wrong.</source>
        <translation>Nếu sai, hoàn tác lần trao ở mục Bàn trao.</translation>
    </message>
    <message>
        <source>Take {0} out of the household?</source>
        <translation>Đưa {0} ra khỏi hộ?</translation>
    </message>
    <message>
        <source>The person stays on record, and can be put in again.</source>
        <translation>Hồ sơ người này vẫn giữ, đưa vào lại được.</translation>
    </message>
    <message>
        <source>Leave them in</source>
        <translation>Để ở lại</translation>
    </message>
    <message>
        <source>Take them out</source>
        <translation>Đưa ra</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang lưu</translation>
    </message>
</context>
<context>
    <name>InsuranceSummary</name>
    <message>
        <source>Cards, stays, household</source>
        <translation>Thẻ, sổ, nằm viện, hộ</translation>
    </message>
    <message>
        <source>Cards, books</source>
        <translation>Thẻ, sổ</translation>
    </message>
    <message>
        <source>In hospital</source>
        <translation>Nằm viện</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Hộ gia đình</translation>
    </message>
    <message>
        <source>none entered</source>
        <translation>chưa ghi</translation>
    </message>
    <message>
        <source>{0}, valid until {1}</source>
        <translation>{0}, hạn đến {1}</translation>
    </message>
    <message>
        <source>{0}, expired {1}</source>
        <translation>{0}, hết hạn {1}</translation>
    </message>
    <message>
        <source>no</source>
        <translation>không</translation>
    </message>
    <message>
        <source>left; stays: {0}</source>
        <translation>đã ra viện; số đợt: {0}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>chưa ghi</translation>
    </message>
    <message>
        <source>{0}, members: {1}</source>
        <translation>{0}, {1} người</translation>
    </message>
</context>
<context>
    <name>InviteBar</name>
    <message>
        <source>Leave</source>
        <translation>Thoát</translation>
    </message>
</context>
<context>
    <name>InvitePage</name>
    <message>
        <source>Put people on the list</source>
        <translation>Thêm người vào danh sách</translation>
    </message>
    <message>
        <source>Mark the row, or take the mark away</source>
        <translation>Đánh dấu dòng, hoặc bỏ dấu</translation>
    </message>
    <message>
        <source>Choose every row</source>
        <translation>Chọn mọi dòng</translation>
    </message>
    <message>
        <source>Put the marked on the list</source>
        <translation>Thêm những người đã đánh dấu</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Put {0} on the list</source>
        <translation>Thêm {0} người</translation>
    </message>
    <message>
        <source>Put on the list</source>
        <translation>Thêm vào danh sách</translation>
    </message>
    <message>
        <source>Putting people on the list</source>
        <translation>Đang thêm người</translation>
    </message>
    <message>
        <source>{0} are on the list, {1} are not</source>
        <translation>Đã thêm {0}, chưa thêm được {1}</translation>
    </message>
</context>
<context>
    <name>IssuePage</name>
    <message>
        <source>Correct what was issued</source>
        <translation>Sửa số đã cấp</translation>
    </message>
    <message>
        <source>Record as issued</source>
        <translation>Ghi đã cấp</translation>
    </message>
    <message>
        <source>Electronic, there is no paper</source>
        <translation>Bản điện tử, không có bản giấy</translation>
    </message>
    <message>
        <source>Number of the card</source>
        <translation>Mã thẻ BHYT</translation>
    </message>
    <message>
        <source>Number of the book</source>
        <translation>Số sổ BHXH</translation>
    </message>
    <message>
        <source>Valid from</source>
        <translation>Giá trị từ</translation>
    </message>
    <message>
        <source>Valid until</source>
        <translation>Giá trị đến</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>Ngày cấp</translation>
    </message>
    <message>
        <source>Code, five characters</source>
        <translation>Mã cơ sở khám chữa bệnh, năm ký tự</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Người</translation>
    </message>
    <message>
        <source>Personal id</source>
        <translation>Số định danh</translation>
    </message>
    <message>
        <source>Award</source>
        <translation>Suất</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Hồ sơ</translation>
    </message>
    <message>
        <source>Compare the name on the card or book</source>
        <translation>So lại tên trên thẻ, sổ</translation>
    </message>
    <message>
        <source>What is recorded here stands in the person&apos;s insurance, and the handover and its receipt take it over.</source>
        <translation>Số ghi ở đây vào phần bảo hiểm của người đó; lúc trao, biên nhận lấy theo.</translation>
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
    <name>Judge</name>
    <message>
        <source>Looking at the rules</source>
        <translation>Đang xét điều kiện</translation>
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
    <name>LawPage</name>
    <message>
        <source>From when does the table hold?</source>
        <translation>Bảng này áp dụng từ ngày nào?</translation>
    </message>
    <message>
        <source>Nothing is imported yet</source>
        <translation>Chưa nhập gì</translation>
    </message>
    <message>
        <source>The differences are shown first.</source>
        <translation>Chương trình nêu chỗ khác trước.</translation>
    </message>
</context>
<context>
    <name>LedgerGrid</name>
    <message>
        <source>Ledger</source>
        <translation>Sổ theo dõi</translation>
    </message>
</context>
<context>
    <name>LedgerPanel</name>
    <message>
        <source>See whom it touches</source>
        <translation>Xem ai bị ảnh hưởng</translation>
    </message>
    <message>
        <source>Open the entries of the figure</source>
        <translation>Mở các bút toán của con số</translation>
    </message>
    <message>
        <source>See whom a shortfall touches</source>
        <translation>Xem ai bị ảnh hưởng khi thiếu</translation>
    </message>
    <message>
        <source>Copy the ledger for a spreadsheet</source>
        <translation>Sao chép sổ để dán vào bảng tính</translation>
    </message>
    <message>
        <source>Of a list or an event only awards count, and what was paid for them in batches.</source>
        <translation>Theo danh sách hoặc buổi trao chỉ tính suất đã xét tặng và tiền đã đóng theo bộ hồ sơ của những suất đó.</translation>
    </message>
    <message>
        <source>Money that is there: {0}</source>
        <translation>Tiền còn lại: {0}</translation>
    </message>
    <message>
        <source>What came does not cover what was given out. Missing: {0} (lines: {1})</source>
        <translation>Số đã nhận chưa đủ cho số đã phân bổ, đã xét tặng. Còn thiếu: {0} (ở {1} dòng)</translation>
    </message>
</context>
<context>
    <name>LeftoverPage</name>
    <message>
        <source>Carry the leftover forward</source>
        <translation>Chuyển phần còn lại sang dòng khác</translation>
    </message>
    <message>
        <source>Return the leftover to the sponsor</source>
        <translation>Trả phần còn lại cho nhà tài trợ</translation>
    </message>
    <message>
        <source>Payment order, minutes</source>
        <translation>Ủy nhiệm chi, biên bản</translation>
    </message>
    <message>
        <source>To which line</source>
        <translation>Chuyển sang dòng</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Số suất</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Left: {0} units, {1}</source>
        <translation>Còn lại: {0} suất, {1}</translation>
    </message>
    <message>
        <source>{0} gifts are there and nobody gets them: they leave in kind, without money. What money is left comes after, with a paper of its own.</source>
        <translation>{0} phần quà còn đó mà không ai nhận: trả hoặc chuyển bằng hiện vật, số tiền 0. Tiền còn lại ghi sau, với chứng từ riêng.</translation>
    </message>
    <message>
        <source>All of it is proposed. Name the paper and save.</source>
        <translation>Đã điền sẵn toàn bộ. Ghi số chứng từ rồi lưu.</translation>
    </message>
    <message>
        <source>{0} stay for awards that are not paid yet; the rest is proposed.</source>
        <translation>Giữ lại {0} cho các suất chưa chi; đã điền sẵn phần còn lại.</translation>
    </message>
</context>
<context>
    <name>LetterPage</name>
    <message>
        <source>Letter of thanks</source>
        <translation>Thư cảm ơn</translation>
    </message>
    <message>
        <source>With the annex: where the gifts went</source>
        <translation>Kèm phụ lục: các suất đã đến đâu</translation>
    </message>
    <message>
        <source>Name who agreed to it</source>
        <translation>Nêu họ tên người đã đồng ý</translation>
    </message>
    <message>
        <source>Photographs of who agreed to be shown</source>
        <translation>Kèm ảnh người đã đồng ý</translation>
    </message>
    <message>
        <source>Annex that names people</source>
        <translation>Phụ lục có họ tên</translation>
    </message>
    <message>
        <source>Ask it back</source>
        <translation>Thu hồi</translation>
    </message>
    <message>
        <source>Ask the annex back</source>
        <translation>Thu hồi phụ lục</translation>
    </message>
    <message>
        <source>Save the letter</source>
        <translation>Lưu thư</translation>
    </message>
    <message>
        <source>{0}  ·  names {1}</source>
        <translation>{0}  ·  nêu {1} người</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Needed where people are named, so that the annex can be asked back</source>
        <translation>Bắt buộc khi nêu họ tên, để sau này thu hồi được phụ lục</translation>
    </message>
    <message>
        <source>Number of the letter</source>
        <translation>Số thư</translation>
    </message>
    <message>
        <source>Annexes that name people</source>
        <translation>Phụ lục đã nêu họ tên</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Đang vẽ thư</translation>
    </message>
    <message>
        <source>The letter as it will be</source>
        <translation>Thư sẽ như thế này</translation>
    </message>
    <message>
        <source>Tells figures only</source>
        <translation>Chỉ nêu số liệu</translation>
    </message>
    <message>
        <source>Nobody is told who was helped.</source>
        <translation>Không cho biết đã giúp ai.</translation>
    </message>
    <message>
        <source>The annex has {0} rows: initials, commune, gift, month.</source>
        <translation>Phụ lục có {0} dòng: chữ cái đầu của họ tên, xã, suất tặng, tháng trao.</translation>
    </message>
    <message>
        <source>{0} people agreed to be named; photographs of {1} may be shown.</source>
        <translation>Có {0} người đồng ý cho nêu họ tên; có ảnh {1} người được phép đưa.</translation>
    </message>
    <message>
        <source>Who is named or shown is recorded under Personal data.</source>
        <translation>Việc nêu họ tên, đưa ảnh đã ghi ở mục Dữ liệu cá nhân.</translation>
    </message>
    <message>
        <source>Each is recorded when the letter is saved: {0}</source>
        <translation>Lưu thư là ghi vào sổ cung cấp dữ liệu cho từng người: {0}</translation>
    </message>
    <message>
        <source>{0} of them say “other communes”, as fewer than {1} were helped there.</source>
        <translation>{0} dòng ghi “Xã, phường khác” vì nơi đó có dưới {1} người nhận.</translation>
    </message>
    <message>
        <source>Damaged photographs are left out; take them back and attach them anew: {0}.</source>
        <translation>Ảnh hỏng trong kho nên không đưa vào thư; hãy thu hồi tệp rồi đính kèm lại: {0}.</translation>
    </message>
    <message>
        <source>Nobody is named</source>
        <translation>Không nêu họ tên ai</translation>
    </message>
    <message>
        <source>The sponsor is told {0} full names and shown photographs of {1} people</source>
        <translation>Nhà tài trợ được biết họ tên {0} người và xem ảnh {1} người</translation>
    </message>
    <message>
        <source>Into which folder?</source>
        <translation>Lưu vào thư mục nào?</translation>
    </message>
    <message>
        <source>Saving the letter</source>
        <translation>Đang lưu thư</translation>
    </message>
    <message>
        <source>The letter is saved</source>
        <translation>Đã lưu thư</translation>
    </message>
    <message>
        <source>Ask the annex of letter {0} back: the letter that says so is saved for you to send</source>
        <translation>Thu hồi phụ lục của thư số {0}: chương trình lập công văn để gửi nhà tài trợ</translation>
    </message>
    <message>
        <source>Asking it back</source>
        <translation>Đang ghi thu hồi</translation>
    </message>
    <message>
        <source>Recorded; now send this letter to the sponsor</source>
        <translation>Đã ghi thu hồi; hãy gửi công văn này cho nhà tài trợ</translation>
    </message>
</context>
<context>
    <name>LifeLegend</name>
    <message>
        <source>Handed over</source>
        <translation>Đã trao</translation>
    </message>
    <message>
        <source>Awarded, waiting</source>
        <translation>Đã xét tặng, chờ trao</translation>
    </message>
    <message>
        <source>Received, not awarded</source>
        <translation>Đã tiếp nhận, chưa xét tặng</translation>
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
        <source>Any group</source>
        <translation>Mọi hoàn cảnh</translation>
    </message>
    <message>
        <source>To be paid or brought by</source>
        <translation>Hạn chuyển tiền, giao hàng</translation>
    </message>
    <message>
        <source>Keep this line</source>
        <translation>Giữ dòng này</translation>
    </message>
</context>
<context>
    <name>ListCheck</name>
    <message>
        <source>Looking through the list</source>
        <translation>Đang soát danh sách</translation>
    </message>
</context>
<context>
    <name>ListFormPage</name>
    <message>
        <source>Edit the list</source>
        <translation>Sửa danh sách</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>Danh sách mới</translation>
    </message>
    <message>
        <source>The list is asked for</source>
        <translation>Ghi đã yêu cầu gửi danh sách</translation>
    </message>
    <message>
        <source>The answer came</source>
        <translation>Ghi đã nhận trả lời</translation>
    </message>
    <message>
        <source>The decision about the list</source>
        <translation>Quyết định về danh sách</translation>
    </message>
    <message>
        <source>One list for each source and kind</source>
        <translation>Mỗi nơi gửi, mỗi loại quà một danh sách</translation>
    </message>
    <message>
        <source>Import the file with its people afterwards (Ctrl+I), or add them (Ins).</source>
        <translation>Sau đó nhập tệp danh sách (Ctrl+I) hoặc thêm từng người (Ins).</translation>
    </message>
    <message>
        <source>When should it be here?</source>
        <translation>Hạn gửi là ngày nào?</translation>
    </message>
    <message>
        <source>After that day the list is shown as overdue until its answer comes.</source>
        <translation>Quá ngày này mà chưa có trả lời, danh sách hiện là quá hạn.</translation>
    </message>
    <message>
        <source>Who signed it?</source>
        <translation>Ai ký xác nhận?</translation>
    </message>
    <message>
        <source>An answer without anybody to propose is kept too: tick the box below.</source>
        <translation>Nơi gửi trả lời không có ai thì đánh dấu ô “Không phát sinh”; trả lời này cũng được lưu.</translation>
    </message>
    <message>
        <source>The decision must be registered</source>
        <translation>Quyết định phải có trong sổ</translation>
    </message>
    <message>
        <source>Enter it under Decisions (Ctrl+T) first; then choose it here.</source>
        <translation>Ghi vào Sổ quyết định (Ctrl+T) trước, rồi chọn ở đây.</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Yêu cầu</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Trả lời</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>Fill in only to take the list away; nobody may stand on it</source>
        <translation>Chỉ ghi khi cần bỏ danh sách; không còn ai trong đó</translation>
    </message>
    <message>
        <source>such as UBND xã Gia Sinh</source>
        <translation>ví dụ UBND xã Gia Sinh</translation>
    </message>
    <message>
        <source>For people whose row names no commune</source>
        <translation>Dùng khi dòng không ghi xã</translation>
    </message>
    <message>
        <source>Nobody to propose</source>
        <translation>Không phát sinh</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>chưa có</translation>
    </message>
    <message>
        <source>none is registered yet</source>
        <translation>sổ chưa có quyết định nào</translation>
    </message>
</context>
<context>
    <name>ListHead</name>
    <message>
        <source>Asked for</source>
        <translation>Ghi yêu cầu</translation>
    </message>
    <message>
        <source>Answer came</source>
        <translation>Ghi trả lời</translation>
    </message>
    <message>
        <source>Import file</source>
        <translation>Nhập tệp</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Quyết định</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>{0} places</source>
        <translation>{0} suất</translation>
    </message>
    <message>
        <source>asked for {0}</source>
        <translation>yêu cầu ngày {0}</translation>
    </message>
    <message>
        <source>due {0}</source>
        <translation>hạn {0}</translation>
    </message>
    <message>
        <source>came {0}, confirmed by {1}</source>
        <translation>nhận ngày {0}, {1} xác nhận</translation>
    </message>
    <message>
        <source>decision {0}: rows may only be struck off now</source>
        <translation>quyết định {0}: từ nay chỉ được gạch tên</translation>
    </message>
</context>
<context>
    <name>ListImportPage</name>
    <message>
        <source>Import {0}</source>
        <translation>Nhập {0}</translation>
    </message>
    <message>
        <source>No row below the headings</source>
        <translation>Không có dòng nào dưới tiêu đề</translation>
    </message>
    <message>
        <source>Look at the file, then choose it again.</source>
        <translation>Xem lại tệp rồi chọn lại.</translation>
    </message>
    <message>
        <source>Do not import</source>
        <translation>Không nhập</translation>
    </message>
    <message>
        <source>Save the refused rows</source>
        <translation>Lưu dòng không nhận</translation>
    </message>
    <message>
        <source>Put {0} people on the list</source>
        <translation>Đưa {0} người vào danh sách</translation>
    </message>
    <message>
        <source>Put the people on the list</source>
        <translation>Đưa những người này vào danh sách</translation>
    </message>
    <message>
        <source>Save the refused rows as a file to correct</source>
        <translation>Lưu những dòng không nhận ra tệp để sửa</translation>
    </message>
    <message>
        <source>Columns that are not used: {0}</source>
        <translation>Các cột không dùng: {0}</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Dòng</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Kết quả</translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation>Vấn đề</translation>
    </message>
    <message>
        <source>Importing the list</source>
        <translation>Đang nhập danh sách</translation>
    </message>
    <message>
        <source>Into which folder?</source>
        <translation>Lưu vào thư mục nào?</translation>
    </message>
    <message>
        <source>Saving the refused rows</source>
        <translation>Đang lưu dòng không nhận</translation>
    </message>
    <message>
        <source>{0}
Correct the rows there and import the file. It is not encrypted: delete it afterwards.</source>
        <translation>{0}
Sửa các dòng trong tệp đó rồi nhập lại. Tệp không mã hóa: dùng xong thì xóa.</translation>
    </message>
    <message>
        <source>The refused rows were saved</source>
        <translation>Đã lưu những dòng không nhận</translation>
    </message>
</context>
<context>
    <name>ListsPage</name>
    <message>
        <source>Lists of people</source>
        <translation>Danh sách đề nghị</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Sổ quyết định</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>Danh sách mới</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Xét tặng</translation>
    </message>
    <message>
        <source>People of the list</source>
        <translation>Người trong danh sách</translation>
    </message>
    <message>
        <source>Edit the list, attach its scan; of a row, show the person</source>
        <translation>Sửa danh sách, đính kèm bản quét; ở dòng người thì mở hồ sơ</translation>
    </message>
    <message>
        <source>The answer came, or there is nobody</source>
        <translation>Ghi trả lời: đã gửi danh sách hoặc không phát sinh</translation>
    </message>
    <message>
        <source>Import the file of the list</source>
        <translation>Nhập tệp danh sách</translation>
    </message>
    <message>
        <source>Add a person who is registered here</source>
        <translation>Thêm một người đã có trong máy</translation>
    </message>
    <message>
        <source>Strike the current row off, with the reason</source>
        <translation>Gạch tên dòng này, có lý do</translation>
    </message>
    <message>
        <source>Move the current row up; Alt+Down moves it down</source>
        <translation>Đưa dòng lên; Alt+Down đưa xuống</translation>
    </message>
    <message>
        <source>Mark the row, or take the mark away</source>
        <translation>Đánh dấu dòng, hoặc bỏ dấu</translation>
    </message>
    <message>
        <source>Propose for the marked rows, else for the list</source>
        <translation>Xét tặng cho dòng đánh dấu, không thì cả danh sách chính</translation>
    </message>
    <message>
        <source>The register of decisions</source>
        <translation>Sổ quyết định</translation>
    </message>
    <message>
        <source>List of</source>
        <translation>Nơi gửi</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>+{0} R</source>
        <translation>DP {0}</translation>
    </message>
    <message>
        <source>{0} awarded</source>
        <translation>xét {0}</translation>
    </message>
    <message>
        <source>no programme yet</source>
        <translation>chưa có chương trình</translation>
    </message>
    <message>
        <source>{0} lists</source>
        <translation>{0} danh sách</translation>
    </message>
    <message>
        <source>{0} overdue</source>
        <translation>{0} quá hạn</translation>
    </message>
    <message>
        <source>Lists: {0}</source>
        <translation>Danh sách: {0}</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>No programme yet</source>
        <translation>Chưa có chương trình</translation>
    </message>
    <message>
        <source>Headquarters opens one; it comes with the next bundle.</source>
        <translation>Trung ương mở chương trình; gói dữ liệu sau sẽ mang về.</translation>
    </message>
    <message>
        <source>No list yet</source>
        <translation>Chưa có danh sách nào</translation>
    </message>
    <message>
        <source>Press Ctrl+N for each commune or hospital that is asked for a list.</source>
        <translation>Bấm Ctrl+N cho mỗi xã, bệnh viện được yêu cầu gửi danh sách.</translation>
    </message>
    <message>
        <source>Nobody to propose</source>
        <translation>Không phát sinh</translation>
    </message>
    <message>
        <source>The source said so. If it sends a list all the same, change the answer.</source>
        <translation>Nơi gửi đã trả lời như vậy. Nếu sau đó có danh sách, sửa lại trả lời (Ctrl+R).</translation>
    </message>
    <message>
        <source>Nobody on the list yet</source>
        <translation>Danh sách chưa có ai</translation>
    </message>
    <message>
        <source>Import the file that came (Ctrl+I), or add people one by one (Ins).</source>
        <translation>Nhập tệp đã nhận (Ctrl+I) hoặc thêm từng người (Ins).</translation>
    </message>
    <message>
        <source>… and {0} more: F2 opens the person</source>
        <translation>… và {0} điều nữa: F2 mở hồ sơ người này</translation>
    </message>
    <message>
        <source>Propose for {0}</source>
        <translation>Xét tặng {0} người</translation>
    </message>
    <message>
        <source>{0} people</source>
        <translation>{0} người</translation>
    </message>
    <message>
        <source>{0} marked</source>
        <translation>đánh dấu {0}</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Đánh dấu</translation>
    </message>
    <message>
        <source>Spreadsheets (*.xlsx *.xls *.ods *.csv);;All files (*)</source>
        <translation>Bảng tính (*.xlsx *.xls *.ods *.csv);;Mọi tệp (*)</translation>
    </message>
    <message>
        <source>Which file has the list?</source>
        <translation>Danh sách ở tệp nào?</translation>
    </message>
    <message>
        <source>Reading the list</source>
        <translation>Đang đọc danh sách</translation>
    </message>
    <message>
        <source>{0} put on the list, {1} refused</source>
        <translation>đã đưa {0} người vào danh sách, {1} dòng không nhận</translation>
    </message>
</context>
<context>
    <name>LockDialog</name>
    <message>
        <source>Locked</source>
        <translation>Đã khóa</translation>
    </message>
    <message>
        <source>{0} works here. What was typed is kept, and work that runs goes on.</source>
        <translation>{0} đang làm việc. Chữ đã gõ vẫn còn, việc đang chạy vẫn chạy.</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>Người khác</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Mở khóa</translation>
    </message>
</context>
<context>
    <name>LogTable</name>
    <message>
        <source>When</source>
        <translation>Lúc</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Người</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Việc</translation>
    </message>
    <message>
        <source>Whose or which</source>
        <translation>Của ai, tệp nào</translation>
    </message>
    <message>
        <source>Signing in, numbers shown with F8, files and bundles will be listed here.</source>
        <translation>Mở kho, xem số bằng F8, ghi tệp và trao đổi gói sẽ hiện ở đây.</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Nhật ký</translation>
    </message>
    <message>
        <source>Nothing is in the log yet</source>
        <translation>Nhật ký chưa có gì</translation>
    </message>
    <message>
        <source>Latest: {0}</source>
        <translation>Gần nhất: {0}</translation>
    </message>
</context>
<context>
    <name>LookupPage</name>
    <message>
        <source>Look up</source>
        <translation>Tra cứu</translation>
    </message>
    <message>
        <source>What this store goes by, headquarters&apos; changes included</source>
        <translation>Mức, quy tắc, địa giới mà máy này đang dùng, kể cả phần TW đã sửa</translation>
    </message>
    <message>
        <source>Figures of the law</source>
        <translation>Mức theo luật</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Quy tắc</translation>
    </message>
    <message>
        <source>Administrative units</source>
        <translation>Địa giới</translation>
    </message>
    <message>
        <source>What to look up</source>
        <translation>Tra cứu gì</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>Phần sau</translation>
    </message>
    <message>
        <source>Previous part</source>
        <translation>Phần trước</translation>
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
        <source>Options</source>
        <translation>Tùy chọn</translation>
    </message>
    <message>
        <source>Section before, section after</source>
        <translation>Mục trước, mục sau</translation>
    </message>
    <message>
        <source>Look at another programme</source>
        <translation>Xem chương trình khác</translation>
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
        <source>Take the last save back</source>
        <translation>Hoàn tác lần lưu vừa rồi</translation>
    </message>
    <message>
        <source>History of the record</source>
        <translation>Lịch sử của bản ghi</translation>
    </message>
    <message>
        <source>Next field to correct</source>
        <translation>Ô cần sửa tiếp theo</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Khóa màn hình</translation>
    </message>
</context>
<context>
    <name>MakeBatchPage</name>
    <message>
        <source>Make a batch</source>
        <translation>Lập hồ sơ</translation>
    </message>
    <message>
        <source>{0}, {1} awards</source>
        <translation>{0}, {1} suất</translation>
    </message>
    <message>
        <source>A new batch</source>
        <translation>Hồ sơ mới</translation>
    </message>
    <message>
        <source>Into which batch</source>
        <translation>Đưa vào hồ sơ nào</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số hồ sơ</translation>
    </message>
    <message>
        <source>Looking at each award</source>
        <translation>Đang xem từng suất</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>Việc tiếp theo</translation>
    </message>
    <message>
        <source>Write the spreadsheet, hand it in, record the day it was taken, then pay. What each award costs is reckoned today and again on the day of payment.</source>
        <translation>Xuất bảng tính, nộp hồ sơ, ghi ngày nộp, rồi đóng tiền. Tiền đóng của từng suất tính theo mức hôm nay, và tính lại vào ngày đóng.</translation>
    </message>
    <message>
        <source>Batch {0}: {1} awards put in</source>
        <translation>Hồ sơ {0}: đã đưa vào {1} suất</translation>
    </message>
    <message>
        <source>Batch {0}, {1} awards</source>
        <translation>Hồ sơ {0}, {1} suất</translation>
    </message>
    <message>
        <source>All {0} may be in it</source>
        <translation>Cả {0} suất đều vào hồ sơ được</translation>
    </message>
    <message>
        <source>{0} may be in it, {1} not</source>
        <translation>{0} suất vào hồ sơ được, {1} suất không</translation>
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
    <name>MomentField</name>
    <message>
        <source>hour:minute day/month/year</source>
        <translation>giờ:phút ngày/tháng/năm</translation>
    </message>
    <message>
        <source>Type time and day as 14:30 22/11/2026.</source>
        <translation>Gõ giờ và ngày như 14:30 22/11/2026.</translation>
    </message>
</context>
<context>
    <name>MoneyPage</name>
    <message>
        <source>Money and allotments</source>
        <translation>Tiền và phân bổ</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Sổ theo dõi</translation>
    </message>
    <message>
        <source>Money in and out</source>
        <translation>Tiền vào, ra</translation>
    </message>
    <message>
        <source>Allotments</source>
        <translation>Phân bổ</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>Xem gì</translation>
    </message>
    <message>
        <source>No programme yet</source>
        <translation>Chưa có chương trình</translation>
    </message>
    <message>
        <source>Headquarters opens one; it comes with the next bundle.</source>
        <translation>TW mở chương trình; chương trình đến cùng gói sau.</translation>
    </message>
    <message>
        <source>nothing pledged yet</source>
        <translation>chưa có đăng ký nào</translation>
    </message>
    <message>
        <source>{0}  ·  {1} pledge lines</source>
        <translation>{0}  ·  {1} dòng tài trợ</translation>
    </message>
    <message>
        <source>Quick figures, to read out or paste</source>
        <translation>Số liệu nhanh, để đọc hoặc dán</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>Phần sau</translation>
    </message>
    <message>
        <source>Previous part</source>
        <translation>Phần trước</translation>
    </message>
</context>
<context>
    <name>MoneyWords</name>
    <message>
        <source>{0}, {1} months</source>
        <translation>{0}, {1} tháng</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>What, and of which line</source>
        <translation>Nội dung và dòng tài trợ</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Chứng từ</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Số suất</translation>
    </message>
    <message>
        <source>Amount (đ)</source>
        <translation>Số tiền (đ)</translation>
    </message>
    <message>
        <source>Undone: {0}</source>
        <translation>Hoàn tác: {0}</translation>
    </message>
    <message>
        <source>What came in</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>No. {0}</source>
        <translation>Số {0}</translation>
    </message>
</context>
<context>
    <name>MovementsPanel</name>
    <message>
        <source>Undo</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Return, carry, take back</source>
        <translation>Trả lại, chuyển, thu về</translation>
    </message>
    <message>
        <source>Pay</source>
        <translation>Chi tiền</translation>
    </message>
    <message>
        <source>Undo the entry</source>
        <translation>Hoàn tác bút toán</translation>
    </message>
    <message>
        <source>No money moved yet</source>
        <translation>Chưa chi, chưa chuyển khoản nào</translation>
    </message>
    <message>
        <source>Entries: {0}</source>
        <translation>Bút toán: {0}</translation>
    </message>
    <message>
        <source>Enter a payment</source>
        <translation>Ghi một lần chi</translation>
    </message>
    <message>
        <source>Enter what was returned, carried on or came back</source>
        <translation>Ghi tiền trả lại, chuyển đi hoặc thu về</translation>
    </message>
    <message>
        <source>Undo the entry, with the reason</source>
        <translation>Hoàn tác bút toán, có lý do</translation>
    </message>
    <message>
        <source>What sponsors bring is entered under Sponsors (Ctrl+R there); what was paid to the insurance side or for gifts, here (Ctrl+N).</source>
        <translation>Tiền, hàng nhà tài trợ mang đến ghi ở trang Nhà tài trợ (Ctrl+R ở đó); tiền chi cho cơ quan bảo hiểm hoặc mua quà ghi tại đây (Ctrl+N).</translation>
    </message>
    <message>
        <source>Attach the bank paper</source>
        <translation>Đính kèm chứng từ ngân hàng</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>What came in</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Counter-entry</source>
        <translation>Bút toán hoàn tác</translation>
    </message>
    <message>
        <source>Came late</source>
        <translation>Đến muộn</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Đã hoàn tác</translation>
    </message>
    <message>
        <source>Undo “{0}”, {1} units, {2}: a counter-entry takes it back</source>
        <translation>Hoàn tác “{0}”, {1} suất, {2}: một bút toán ngược sẽ trừ lại</translation>
    </message>
    <message>
        <source>Undo “{0}”, {1} units, {2}: counter-entries take it back on both lines</source>
        <translation>Hoàn tác “{0}”, {1} suất, {2}: bút toán ngược trừ lại ở cả hai dòng</translation>
    </message>
    <message>
        <source>Undo “{0}”, {1} units, {2}: the payment of its batch is undone whole</source>
        <translation>Hoàn tác “{0}”, {1} suất, {2}: cả lần đóng của hồ sơ đó được hoàn tác</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>Đang hoàn tác</translation>
    </message>
</context>
<context>
    <name>NamedConsignPage</name>
    <message>
        <source>Give out awards to be handed over</source>
        <translation>Giao suất nhờ trao</translation>
    </message>
    <message>
        <source>Until they come back, the handover desk does not hand them over</source>
        <translation>Chưa nhận lại thì bàn trao không trao các suất này</translation>
    </message>
    <message>
        <source>Such as UBND xã Gia Sinh</source>
        <translation>Ví dụ UBND xã Gia Sinh</translation>
    </message>
    <message>
        <source>Shows only the awards of people who live there</source>
        <translation>Chỉ hiện suất của người ở xã này</translation>
    </message>
    <message>
        <source>Settle until</source>
        <translation>Hạn quyết toán</translation>
    </message>
    <message>
        <source>{0} given out, {1} stay here</source>
        <translation>Đã giao {0}, còn ở lại {1}</translation>
    </message>
</context>
<context>
    <name>NewEntriesPage</name>
    <message>
        <source>Entered after {0}, when report {1} was closed off</source>
        <translation>Ghi sau {0}, lúc chốt số liệu báo cáo {1}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Entries: {0}  ·  entered late: {1}</source>
        <translation>Bút toán: {0}  ·  ghi muộn: {1}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Ghi lúc</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Người ghi</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Chứng từ</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Số suất</translation>
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
        <source>Entered late</source>
        <translation>Ghi muộn</translation>
    </message>
</context>
<context>
    <name>NewKeys</name>
    <message>
        <source>Headquarters certifies itself, and the other PCs hear of it with its bundles.</source>
        <translation>TW tự cấp chứng thư; các máy khác biết khi nhập gói của TW.</translation>
    </message>
    <message>
        <source>A file for headquarters is written: take it there, and read its code out on the telephone. What this PC exports is kept above until it is certified again.</source>
        <translation>Máy ghi một tệp gửi TW: chuyển tệp đó lên, và đọc mã của tệp qua điện thoại. Gói máy này xuất ra được giữ ở trên cho đến khi TW cấp lại chứng thư.</translation>
    </message>
    <message>
        <source>Give this PC new keys?</source>
        <translation>Tạo khóa mới cho máy này?</translation>
    </message>
    <message>
        <source>Do this where another copy of this register lives on, or where somebody may have its keys. Nothing recorded is lost. Receipts begin a new series, {0}. {1}</source>
        <translation>Chỉ làm khi còn một bản sao của kho này đang dùng, hoặc khi người khác có thể đã có khóa. Không mất dữ liệu nào. Biên nhận đánh số theo dãy mới, {0}. {1}</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Thôi</translation>
    </message>
    <message>
        <source>Give new keys</source>
        <translation>Tạo khóa mới</translation>
    </message>
    <message>
        <source>Where to write the file for headquarters?</source>
        <translation>Ghi tệp gửi TW vào đâu?</translation>
    </message>
    <message>
        <source>Making new keys</source>
        <translation>Đang tạo khóa mới</translation>
    </message>
    <message>
        <source>{0}: code {1}</source>
        <translation>{0}: mã {1}</translation>
    </message>
    <message>
        <source>Receipts are numbered in series {0} from now on. Sign in again to go on.</source>
        <translation>Từ giờ biên nhận đánh số theo dãy {0}. Đăng nhập lại để làm tiếp.</translation>
    </message>
    <message>
        <source>This PC has new keys</source>
        <translation>Máy này đã có khóa mới</translation>
    </message>
</context>
<context>
    <name>NominationPage</name>
    <message>
        <source>Add to the list</source>
        <translation>Thêm vào danh sách</translation>
    </message>
    <message>
        <source>In the reserve, in case somebody falls out</source>
        <translation>Dự phòng, khi có người không nhận</translation>
    </message>
    <message>
        <source>Not registered here yet?</source>
        <translation>Người này chưa có trong máy?</translation>
    </message>
    <message>
        <source>Register the person under People (Alt+2) first, or import the list&apos;s file.</source>
        <translation>Ghi người này ở Người được tặng (Alt+2) trước, hoặc nhập tệp danh sách.</translation>
    </message>
    <message>
        <source>Add and go on</source>
        <translation>Thêm, rồi người tiếp</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>Type a whole number up to {0}.</source>
        <translation>Chỉ ghi chữ số, không phẩy, không chữ “tỷ”; nhiều nhất {0}.</translation>
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
        <source>Code by telephone</source>
        <translation>Mã qua điện thoại</translation>
    </message>
    <message>
        <source>Open a programme</source>
        <translation>Mở chương trình</translation>
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
        <source>Opened: {0}</source>
        <translation>Đã mở: {0}</translation>
    </message>
    <message>
        <source>Export a bundle to every office, so that they can begin.</source>
        <translation>Xuất gói dữ liệu cho từng đơn vị để các đơn vị bắt đầu.</translation>
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
        <source>PC {0}, up to packet {1} of {2}: {3}</source>
        <translation>Máy {0}, đến gói số {1} lúc {2}: {3}</translation>
    </message>
    <message>
        <source>Nothing of it is here without a gap.</source>
        <translation>Ở đây chưa có gì của đơn vị này, hoặc còn thiếu từ gói đầu.</translation>
    </message>
    <message>
        <source>To read to {0}</source>
        <translation>Đọc cho {0}</translation>
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
    <message>
        <source>Certified PCs</source>
        <translation>Máy đã cấp</translation>
    </message>
    <message>
        <source>New root…</source>
        <translation>Đổi khóa gốc…</translation>
    </message>
    <message>
        <source>Every certificate is signed anew, and only the new root's word counts wherever the next bundles arrive. What a thief signed with the old one and headquarters never recorded counts nowhere then. Nothing recorded is lost. Afterwards you sign in again.</source>
        <translation>Mọi chứng thư được ký lại; nơi nào nhập gói tới thì chỉ tin khóa gốc mới. Những gì kẻ gian ký bằng khóa cũ mà TW chưa từng ghi thì không đâu tin nữa. Không mất dữ liệu nào. Xong rồi phải đăng nhập lại.</translation>
    </message>
    <message>
        <source>Why does headquarters take a new root?</source>
        <translation>Vì sao TW đổi khóa gốc?</translation>
    </message>
    <message>
        <source>Take a new root</source>
        <translation>Đổi khóa gốc</translation>
    </message>
    <message>
        <source>Such as: the PC with the old one was stolen. Every office reads it.</source>
        <translation>Ví dụ: máy giữ khóa cũ bị mất cắp. Mọi đơn vị đều đọc được.</translation>
    </message>
    <message>
        <source>Signing every certificate anew</source>
        <translation>Đang ký lại mọi chứng thư</translation>
    </message>
    <message>
        <source>Headquarters has a new root</source>
        <translation>TW đã có khóa gốc mới</translation>
    </message>
    <message>
        <source>Back up at once after signing in: only this PC has it. Then export a bundle to every office.</source>
        <translation>Đăng nhập xong hãy sao lưu ngay: chỉ máy này giữ khóa gốc. Rồi xuất gói cho mọi đơn vị.</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Tổng quan</translation>
    </message>
    <message>
        <source>Counting …</source>
        <translation>Đang tính…</translation>
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
        <source>Quick figures, to read out or paste</source>
        <translation>Số liệu nhanh, để đọc hoặc dán</translation>
    </message>
    <message>
        <source>today is Tết {0}</source>
        <translation>hôm nay là mùng một Tết {0}</translation>
    </message>
    <message>
        <source>tomorrow is Tết {0}</source>
        <translation>mai là Tết {0}</translation>
    </message>
    <message>
        <source>{0} days to Tết {1}</source>
        <translation>Còn {0} ngày đến Tết {1}</translation>
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
        <source>Open this year&apos;s programme; every office gets it with the next bundle.</source>
        <translation>Mở chương trình năm nay; mọi đơn vị nhận được trong gói sau.</translation>
    </message>
    <message>
        <source>To the offices</source>
        <translation>Đến trang Đơn vị</translation>
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
    <name>PairCard</name>
    <message>
        <source>Two of a kind</source>
        <translation>Hai suất</translation>
    </message>
    <message>
        <source>No double</source>
        <translation>Không trùng</translation>
    </message>
    <message>
        <source>Awards</source>
        <translation>Suất tặng</translation>
    </message>
    <message>
        <source>{0}, not handed over</source>
        <translation>{0}, chưa trao</translation>
    </message>
    <message>
        <source>{0}, handed over {1}</source>
        <translation>{0}, đã trao {1}</translation>
    </message>
    <message>
        <source>one side only</source>
        <translation>Chỉ một bên có</translation>
    </message>
    <message>
        <source>equal</source>
        <translation>Giống hệt</translation>
    </message>
    <message>
        <source>other accents</source>
        <translation>Khác dấu</translation>
    </message>
    <message>
        <source>other order</source>
        <translation>Khác thứ tự</translation>
    </message>
    <message>
        <source>middle name missing</source>
        <translation>Thiếu chữ đệm</translation>
    </message>
    <message>
        <source>one character off</source>
        <translation>Khác một ký tự</translation>
    </message>
    <message>
        <source>similar</source>
        <translation>Gần giống</translation>
    </message>
    <message>
        <source>day and month swapped</source>
        <translation>Đảo ngày và tháng</translation>
    </message>
    <message>
        <source>agrees as far as known</source>
        <translation>Khớp phần đã biết</translation>
    </message>
    <message>
        <source>different</source>
        <translation>Khác</translation>
    </message>
</context>
<context>
    <name>Panel</name>
    <message>
        <source>Adding up</source>
        <translation>Đang cộng số liệu</translation>
    </message>
</context>
<context>
    <name>PartPage</name>
    <message>
        <source>Add money of another line</source>
        <translation>Góp tiền của dòng khác</translation>
    </message>
    <message>
        <source>The award&apos;s own line pays the rest</source>
        <translation>Dòng của chính suất này trả phần còn lại</translation>
    </message>
    <message>
        <source>The unit stays with its own line; the other one only adds money.</source>
        <translation>Suất vẫn tính cho dòng của nó; dòng kia chỉ góp thêm tiền.</translation>
    </message>
    <message>
        <source>Costs today</source>
        <translation>Phải đóng hôm nay</translation>
    </message>
    <message>
        <source>Other lines add</source>
        <translation>Dòng khác đã góp</translation>
    </message>
    <message>
        <source>Own line pays</source>
        <translation>Dòng của suất trả</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Opening the register</source>
        <translation>Đang mở kho</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Đang mở…</translation>
    </message>
    <message>
        <source>Wait {0} s</source>
        <translation>Chờ {0} giây</translation>
    </message>
</context>
<context>
    <name>PassphrasePage</name>
    <message>
        <source>Passphrase of {0}</source>
        <translation>Mật khẩu của {0}</translation>
    </message>
    <message>
        <source>The old one opens nothing any more</source>
        <translation>Mật khẩu cũ sẽ thôi dùng</translation>
    </message>
    <message>
        <source>My passphrase</source>
        <translation>Mật khẩu của tôi</translation>
    </message>
    <message>
        <source>Passphrase so far</source>
        <translation>Mật khẩu đang dùng</translation>
    </message>
    <message>
        <source>Accounts hold on this PC from then on</source>
        <translation>Từ lúc đó tài khoản có hiệu lực ở máy này</translation>
    </message>
    <message>
        <source>It then opens by name and passphrase only, and a passphrase of nobody's account opens it no more. Sign in anew afterwards.</source>
        <translation>Máy chỉ mở theo tên và mật khẩu của từng người; mật khẩu không thuộc tài khoản nào thì không mở được nữa. Xong thì đăng nhập lại.</translation>
    </message>
</context>
<context>
    <name>PayBatchPage</name>
    <message>
        <source>Pay batch {0}</source>
        <translation>Đóng tiền hồ sơ {0}</translation>
    </message>
    <message>
        <source>One entry for each pledge line, all with the same paper</source>
        <translation>Mỗi dòng tài trợ một bút toán, cùng một chứng từ</translation>
    </message>
    <message>
        <source>number of the order</source>
        <translation>số ủy nhiệm chi</translation>
    </message>
    <message>
        <source>Day of payment</source>
        <translation>Ngày đóng</translation>
    </message>
    <message>
        <source>What each line pays</source>
        <translation>Mỗi dòng trả bao nhiêu</translation>
    </message>
    <message>
        <source>Nothing is left to pay</source>
        <translation>Không còn gì phải đóng</translation>
    </message>
    <message>
        <source>Every award of the batch is paid.</source>
        <translation>Mọi suất của hồ sơ đã đóng tiền.</translation>
    </message>
    <message>
        <source>Pledge line</source>
        <translation>Dòng tài trợ</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Số suất</translation>
    </message>
    <message>
        <source>Pays</source>
        <translation>Trả</translation>
    </message>
    <message>
        <source>The line has</source>
        <translation>Dòng còn</translation>
    </message>
    <message>
        <source>{0} for {1} awards</source>
        <translation>{0} cho {1} suất</translation>
    </message>
    <message>
        <source>It cannot be paid so</source>
        <translation>Chưa đóng được</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Cần xem</translation>
    </message>
    <message>
        <source>The money is there, and every card is valid before Tết</source>
        <translation>Đủ tiền, và thẻ nào cũng có giá trị trước Tết</translation>
    </message>
</context>
<context>
    <name>PaymentPage</name>
    <message>
        <source>Pay</source>
        <translation>Chi tiền</translation>
    </message>
    <message>
        <source>Return, carry on or take back</source>
        <translation>Trả lại, chuyển, thu về</translation>
    </message>
    <message>
        <source>Money of one pledge line that moved, with its paper</source>
        <translation>Tiền của một dòng tài trợ, kèm chứng từ</translation>
    </message>
    <message>
        <source>Save and enter the next</source>
        <translation>Lưu và ghi tiếp</translation>
    </message>
    <message>
        <source>Payment order, receipt, minutes</source>
        <translation>UNC, phiếu chi, biên bản</translation>
    </message>
    <message>
        <source>Units that it settles</source>
        <translation>Chi cho số suất</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Số suất</translation>
    </message>
    <message>
        <source>To which line</source>
        <translation>Chuyển sang dòng</translation>
    </message>
    <message>
        <source>0 where it settles none</source>
        <translation>Ghi 0 nếu không ứng với suất nào</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Choose the line whose money moved</source>
        <translation>Chọn dòng tài trợ của khoản tiền này</translation>
    </message>
    <message>
        <source>What is left of it is shown here.</source>
        <translation>Số tiền còn lại của dòng hiện ở đây.</translation>
    </message>
    <message>
        <source>Left after this: {0}</source>
        <translation>Sau lần này còn {0}</translation>
    </message>
    <message>
        <source>Now there are {0}</source>
        <translation>Hiện còn {0}</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Đã nhận</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Đã chi</translation>
    </message>
    <message>
        <source>Returned, carried on</source>
        <translation>Trả lại, chuyển đi</translation>
    </message>
    <message>
        <source>Units that came</source>
        <translation>Suất đã nhận</translation>
    </message>
    <message>
        <source>Units settled</source>
        <translation>Suất đã chi</translation>
    </message>
    <message>
        <source>Units awarded</source>
        <translation>Suất đã xét tặng</translation>
    </message>
</context>
<context>
    <name>PcsPage</name>
    <message>
        <source>PCs of {0}</source>
        <translation>Máy của {0}</translation>
    </message>
    <message>
        <source>What a revoked PC sends beyond what headquarters has is held everywhere.</source>
        <translation>Máy bị thu hồi chứng thư: dữ liệu gửi sau chỗ TW đã có sẽ bị giữ lại ở mọi nơi.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>No PC yet</source>
        <translation>Chưa có máy</translation>
    </message>
    <message>
        <source>Certify one from the enrolment file it writes.</source>
        <translation>Cấp chứng thư từ tệp ghi danh do máy mới ghi.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Thu hồi</translation>
    </message>
    <message>
        <source>Believe again</source>
        <translation>Tin lại</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Dãy số</translation>
    </message>
    <message>
        <source>PC</source>
        <translation>Mã máy</translation>
    </message>
    <message>
        <source>Certified</source>
        <translation>Cấp lúc</translation>
    </message>
    <message>
        <source>Valid to</source>
        <translation>Giá trị đến</translation>
    </message>
    <message>
        <source>Why revoked</source>
        <translation>Lý do thu hồi</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>no end</source>
        <translation>không hạn</translation>
    </message>
    <message>
        <source>Believed</source>
        <translation>Được tin</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Đã thu hồi</translation>
    </message>
    <message>
        <source>Revoking the certificate</source>
        <translation>Đang thu hồi chứng thư</translation>
    </message>
    <message>
        <source>Believing the PC again</source>
        <translation>Đang bỏ thu hồi</translation>
    </message>
    <message>
        <source>Say why: it stays in the history.</source>
        <translation>Ghi lý do: lý do nằm lại trong lịch sử.</translation>
    </message>
    <message>
        <source>Export a bundle to every office, so that all hear of it.</source>
        <translation>Xuất gói cho mọi đơn vị để ai cũng biết.</translation>
    </message>
    <message>
        <source>Believed again</source>
        <translation>Đã tin lại</translation>
    </message>
    <message>
        <source>What was held of it is merged.</source>
        <translation>Dữ liệu đang giữ của máy này đã nhập.</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Ngày cuối</translation>
    </message>
    <message>
        <source>Left empty, the certificate has no end.</source>
        <translation>Để trống thì chứng thư không có hạn.</translation>
    </message>
    <message>
        <source>Set the last day</source>
        <translation>Đặt ngày cuối</translation>
    </message>
    <message>
        <source>This is no day: type it like 31/12/2027.</source>
        <translation>Không phải ngày: gõ như 31/12/2027.</translation>
    </message>
    <message>
        <source>Signing the certificate</source>
        <translation>Đang ký chứng thư</translation>
    </message>
    <message>
        <source>Certified up to {0}</source>
        <translation>Chứng thư có hạn đến {0}</translation>
    </message>
    <message>
        <source>No end now</source>
        <translation>Chứng thư không còn hạn</translation>
    </message>
    <message>
        <source>Export a bundle to its office, so that the PC hears of it.</source>
        <translation>Xuất gói gửi đơn vị của máy, để máy đó biết.</translation>
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
        <source>Scan a card</source>
        <translation>Quét thẻ</translation>
    </message>
    <message>
        <source>Name or the start of a number</source>
        <translation>Tìm tên hoặc mấy số đầu</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>Cách sắp xếp</translation>
    </message>
    <message>
        <source>Show numbers in full, or mask them</source>
        <translation>Hiện đủ số, hoặc che lại</translation>
    </message>
    <message>
        <source>Cards, books, stays, household; what may be given</source>
        <translation>Thẻ, sổ, nằm viện, hộ; được tặng gì</translation>
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
        <source>What they have</source>
        <translation>Thẻ, sổ, hộ</translation>
    </message>
    <message>
        <source>Clear search</source>
        <translation>Xóa tìm kiếm</translation>
    </message>
    <message>
        <source>Finding more …</source>
        <translation>Đang tìm thêm …</translation>
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
    <message>
        <source>This PC knows nobody by this code</source>
        <translation>Máy này không có ai mang mã này</translation>
    </message>
    <message>
        <source>Where to write the file</source>
        <translation>Ghi tệp vào đâu</translation>
    </message>
    <message>
        <source>Writing the person&apos;s file</source>
        <translation>Đang ghi hồ sơ</translation>
    </message>
    <message>
        <source>Written to {0}. It is not encrypted: hand it over, then delete it.</source>
        <translation>Đã ghi {0}. Tệp không mã hóa: giao tận tay rồi xóa.</translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation>Chuyển đơn vị</translation>
    </message>
    <message>
        <source>Transfers ({0})</source>
        <translation>Chuyển đơn vị ({0})</translation>
    </message>
    <message>
        <source>People transferred between offices</source>
        <translation>Người chuyển giữa các đơn vị</translation>
    </message>
    <message>
        <source>This PC knows no office to transfer a person to</source>
        <translation>Máy này chưa biết đơn vị nào khác tuyến để chuyển người sang</translation>
    </message>
</context>
<context>
    <name>PeriodPage</name>
    <message>
        <source>Report another period</source>
        <translation>Báo cáo kỳ khác</translation>
    </message>
    <message>
        <source>The figures are shown before anything is sent</source>
        <translation>Xem số liệu trước, chưa gửi gì</translation>
    </message>
</context>
<context>
    <name>Permits</name>
    <message>
        <source>Not for your account. It needs the role: {0}.</source>
        <translation>Tài khoản của anh/chị không làm việc này. Cần vai trò: {0}.</translation>
    </message>
    <message>
        <source>Ask: {0}.</source>
        <translation>Nhờ: {0}.</translation>
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
        <source>Compare</source>
        <translation>So sánh</translation>
    </message>
    <message>
        <source>May be recorded twice: {0}</source>
        <translation>Nghi trùng với hồ sơ khác: {0}</translation>
    </message>
    <message>
        <source>Compare both records and decide.</source>
        <translation>So hai hồ sơ rồi kết luận.</translation>
    </message>
    <message>
        <source>One person with: {0}</source>
        <translation>Cùng một người với hồ sơ: {0}</translation>
    </message>
    <message>
        <source>Gifts of all these records count together.</source>
        <translation>Suất tặng của các hồ sơ này tính chung.</translation>
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
        <source>Handed over {0}</source>
        <translation>Đã trao {0}</translation>
    </message>
    <message>
        <source>{0}, receipt {1}</source>
        <translation>{0}, biên nhận {1}</translation>
    </message>
    <message>
        <source>See the answer</source>
        <translation>Xem trả lời</translation>
    </message>
    <message>
        <source>Transfer to another office</source>
        <translation>Chuyển sang đơn vị khác</translation>
    </message>
    <message>
        <source>Transferred to {0}</source>
        <translation>Đã chuyển sang {0}</translation>
    </message>
    <message>
        <source>Nothing new is proposed here while that office does not refuse.</source>
        <translation>Ở đây không xét tặng thêm, trừ khi đơn vị đó từ chối.</translation>
    </message>
</context>
<context>
    <name>PersonField</name>
    <message>
        <source>Name or the start of a number</source>
        <translation>Tên hoặc đầu số giấy tờ</translation>
    </message>
    <message>
        <source>Nobody found.</source>
        <translation>Không thấy ai.</translation>
    </message>
    <message>
        <source>Very many people: type more of the name, or a number.</source>
        <translation>Quá nhiều người: gõ thêm họ tên, hoặc gõ số giấy tờ.</translation>
    </message>
    <message>
        <source>{0} people: choose from the list (Alt+Down).</source>
        <translation>Có {0} người: chọn trong danh sách (Alt+Xuống).</translation>
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
        <source>Scan a card</source>
        <translation>Quét thẻ</translation>
    </message>
    <message>
        <source>Take what is offered, or say why a value stays</source>
        <translation>Nhận gợi ý, hoặc ghi lý do để giữ</translation>
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
        <source>Reading what stands around a person</source>
        <translation>Đang đọc danh sách người của đơn vị</translation>
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
        <source>level {0}, {1} % paid</source>
        <translation>mức {0}, quỹ trả {1} %</translation>
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
    <name>PlaceCard</name>
    <message>
        <source>Choose the second place…</source>
        <translation>Chọn nơi thứ hai…</translation>
    </message>
    <message>
        <source>No second place</source>
        <translation>Thôi dùng nơi thứ hai</translation>
    </message>
    <message>
        <source>The backups lie on this PC only</source>
        <translation>Bản sao lưu chỉ nằm trên máy này</translation>
    </message>
    <message>
        <source>If its disk breaks, they are lost with it. Plug in a stick or an external disk and choose a folder on it: every backup is then copied there too.</source>
        <translation>Hỏng ổ đĩa là mất cả bản sao lưu. Cắm USB hoặc ổ cứng ngoài rồi chọn một thư mục trên đó: từ nay mỗi bản sao lưu đều được chép sang.</translation>
    </message>
    <message>
        <source>The second place is not there now: {0}</source>
        <translation>Hiện không thấy nơi thứ hai: {0}</translation>
    </message>
    <message>
        <source>Plug the disk in, then back up once more (Ctrl+B).</source>
        <translation>Cắm ổ đĩa đó vào rồi sao lưu lại (Ctrl+B).</translation>
    </message>
    <message>
        <source>Second place: {0}</source>
        <translation>Nơi thứ hai: {0}</translation>
    </message>
    <message>
        <source>The last backup is not there yet. Back up once more (Ctrl+B).</source>
        <translation>Bản mới nhất chưa có ở đó. Sao lưu lại một lần (Ctrl+B).</translation>
    </message>
    <message>
        <source>Every backup is copied there and read back. It is encrypted there too.</source>
        <translation>Mỗi bản sao lưu đều được chép sang và đọc lại để kiểm. Ở đó dữ liệu vẫn mã hóa.</translation>
    </message>
    <message>
        <source>Where to copy backups to?</source>
        <translation>Chép bản sao lưu sang đâu?</translation>
    </message>
    <message>
        <source>Keeping the choice</source>
        <translation>Đang ghi lựa chọn</translation>
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
        <source>by {0}</source>
        <translation>hạn {0}</translation>
    </message>
    <message>
        <source>{0} given out unnamed</source>
        <translation>{0} suất giao nhờ trao, chưa có tên</translation>
    </message>
    <message>
        <source>The sponsor&apos;s wish: {0}</source>
        <translation>Nguyện vọng của nhà tài trợ: {0}</translation>
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
        <source>Came late</source>
        <translation>Đến muộn</translation>
    </message>
    <message>
        <source>All received</source>
        <translation>Đã tiếp nhận đủ</translation>
    </message>
    <message>
        <source>Overdue: {0}</source>
        <translation>Quá hạn: {0}</translation>
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
    <name>PreferencesDialog</name>
    <message>
        <source>Options</source>
        <translation>Tùy chọn</translation>
    </message>
    <message>
        <source>Larger letters</source>
        <translation>Chữ to hơn</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Lưu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Hủy</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Cỡ chữ</translation>
    </message>
    <message>
        <source>Amounts in words</source>
        <translation>Đọc số tiền bằng chữ</translation>
    </message>
    <message>
        <source>No tens</source>
        <translation>Hàng chục bằng 0</translation>
    </message>
    <message>
        <source>Thousand</source>
        <translation>Hàng nghìn</translation>
    </message>
    <message>
        <source>For receipts from now on; a reprint keeps the words it had.</source>
        <translation>Áp dụng cho biên nhận từ nay; bản in lại giữ nguyên chữ đã ghi.</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Khóa màn hình</translation>
    </message>
    <message>
        <source>After minutes</source>
        <translation>Sau (phút)</translation>
    </message>
    <message>
        <source>When nobody touches the window. Ctrl+Shift+L locks it at once.</source>
        <translation>Khi không ai chạm vào máy. Khóa ngay: Ctrl+Shift+L.</translation>
    </message>
</context>
<context>
    <name>PresentPage</name>
    <message>
        <source>Presented on stage</source>
        <translation>Đã trao tượng trưng</translation>
    </message>
    <message>
        <source>Called on stage: {0}</source>
        <translation>Số người lên nhận: {0}</translation>
    </message>
    <message>
        <source>Nothing is handed over by this. Each of them still collects at the table and gets a receipt; until then they are listed as not received yet.</source>
        <translation>Việc này chưa phải là trao. Từng người vẫn nhận ở bàn trao và có biên nhận; trước đó vẫn ghi là chưa nhận.</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Personal data</source>
        <translation>Dữ liệu cá nhân</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Yêu cầu</translation>
    </message>
    <message>
        <source>Breaches</source>
        <translation>Sự cố</translation>
    </message>
    <message>
        <source>Given out</source>
        <translation>Đã cung cấp</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Căn cứ pháp lý</translation>
    </message>
    <message>
        <source>Ask back</source>
        <translation>Thu hồi</translation>
    </message>
    <message>
        <source>Order the erasure</source>
        <translation>Ghi quyết định xóa</translation>
    </message>
    <message>
        <source>Record that it was asked back</source>
        <translation>Ghi đã thu hồi</translation>
    </message>
    <message>
        <source>Enter a request</source>
        <translation>Ghi yêu cầu</translation>
    </message>
    <message>
        <source>Enter a breach</source>
        <translation>Ghi sự cố</translation>
    </message>
    <message>
        <source>Enter what leaves</source>
        <translation>Ghi lần cung cấp</translation>
    </message>
    <message>
        <source>{0} overdue or due soon</source>
        <translation>{0} việc quá hạn hoặc sắp đến hạn</translation>
    </message>
    <message>
        <source>Nothing is due</source>
        <translation>Không có việc nào đến hạn</translation>
    </message>
    <message>
        <source>Enter one</source>
        <translation>Ghi mới</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Ask back what was given out</source>
        <translation>Thu hồi dữ liệu đã cung cấp</translation>
    </message>
    <message>
        <source>Register before, register after</source>
        <translation>Sang mục trước, mục sau</translation>
    </message>
    <message>
        <source>Asked back because</source>
        <translation>Thu hồi vì</translation>
    </message>
    <message>
        <source>Ask {0} to give back or destroy what it received</source>
        <translation>Yêu cầu {0} trả lại hoặc hủy dữ liệu đã nhận</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Đang ghi</translation>
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
        <source>Lists of people</source>
        <translation>Danh sách đề nghị</translation>
    </message>
    <message>
        <source>Sponsors</source>
        <translation>Tài trợ</translation>
    </message>
    <message>
        <source>Money and allotments</source>
        <translation>Tiền và phân bổ</translation>
    </message>
    <message>
        <source>Awards</source>
        <translation>Xét tặng</translation>
    </message>
    <message>
        <source>Cards and books</source>
        <translation>Cấp thẻ, sổ</translation>
    </message>
    <message>
        <source>Events, given out</source>
        <translation>Buổi trao, nhờ trao</translation>
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
        <source>Duplicates</source>
        <translation>Trùng lặp</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Dữ liệu cá nhân</translation>
    </message>
    <message>
        <source>Reports, closing</source>
        <translation>Báo cáo, khóa sổ</translation>
    </message>
    <message>
        <source>Published figures</source>
        <translation>Số liệu công bố</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Tra cứu</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Tài khoản</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sao lưu</translation>
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
        <source>{0} exported, awaited above</source>
        <translation>{0} đã xuất, chờ cấp trên</translation>
    </message>
    <message>
        <source>This PC&apos;s clock is wrong: it wrote last at {0}</source>
        <translation>Đồng hồ máy sai: lần ghi trước là {0}</translation>
    </message>
    <message>
        <source>The register lies in a cloud or network folder</source>
        <translation>Kho nằm trong thư mục đám mây hoặc ổ mạng</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Chưa có bản sao lưu</translation>
    </message>
    <message>
        <source>Verified backup: {0}</source>
        <translation>Bản sao lưu đã kiểm: {0}</translation>
    </message>
    <message>
        <source>Work is still running. Wait for its end, then try again.</source>
        <translation>Còn việc đang chạy. Chờ xong rồi bấm lại.</translation>
    </message>
    <message>
        <source>The pages now show {0}</source>
        <translation>Các trang nay hiện chương trình {0}</translation>
    </message>
    <message>
        <source>It is the latest open programme. Press {0} to look at another one.</source>
        <translation>Đây là chương trình đang mở mới nhất. Bấm {0} để xem chương trình khác.</translation>
    </message>
    <message>
        <source>Nothing is chosen whose history could be shown</source>
        <translation>Chưa chọn bản ghi nào để xem lịch sử</translation>
    </message>
    <message>
        <source>Choose a row of a list, then press {0} again.</source>
        <translation>Chọn một dòng trong danh sách rồi bấm {0}.</translation>
    </message>
    <message>
        <source>What was saved is undone only before anything else is recorded.</source>
        <translation>Chỉ hoàn tác được lần lưu gần nhất, trước khi ghi việc khác.</translation>
    </message>
    <message>
        <source>Nothing to take back</source>
        <translation>Không có gì để hoàn tác</translation>
    </message>
    <message>
        <source>Take the last save back?</source>
        <translation>Hoàn tác lần lưu vừa rồi?</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Hoàn tác</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Để nguyên</translation>
    </message>
    <message>
        <source>Taking the last save back</source>
        <translation>Đang hoàn tác</translation>
    </message>
    <message>
        <source>{0}, just recorded, is withdrawn</source>
        <translation>{0} vừa ghi sẽ được thôi</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(trống)</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>và {0} chỗ nữa</translation>
    </message>
    <message>
        <source>Opening another programme</source>
        <translation>Đang mở chương trình khác</translation>
    </message>
    <message>
        <source>Keeping the choice</source>
        <translation>Đang lưu lựa chọn</translation>
    </message>
    <message>
        <source>{0} confirmed above</source>
        <translation>{0} cấp trên đã xác nhận</translation>
    </message>
    <message>
        <source>{0} need you</source>
        <translation>{0} cần xử lý</translation>
    </message>
    <message>
        <source>Sign in again first</source>
        <translation>Hãy đăng nhập lại trước</translation>
    </message>
    <message>
        <source>This PC has other keys. Nothing more can be saved in this window.</source>
        <translation>Máy này đã có khóa khác. Ở cửa sổ này không lưu được nữa.</translation>
    </message>
</context>
<context>
    <name>ProgrammeChooser</name>
    <message>
        <source>A new programme is here</source>
        <translation>Có chương trình mới</translation>
    </message>
    <message>
        <source>Programme: {0}, {1}</source>
        <translation>Chương trình: {0}, {1}</translation>
    </message>
    <message>
        <source>new programme: {0}</source>
        <translation>chương trình mới: {0}</translation>
    </message>
    <message>
        <source>Programme to look at</source>
        <translation>Chương trình cần xem</translation>
    </message>
    <message>
        <source>new</source>
        <translation>mới</translation>
    </message>
    <message>
        <source>settled</source>
        <translation>đã quyết toán</translation>
    </message>
    <message>
        <source>open</source>
        <translation>đang mở</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>đã khóa sổ</translation>
    </message>
</context>
<context>
    <name>ProgrammeStrip</name>
    <message>
        <source>{0} was settled on {1}: it is only looked at; a mistake is undone by a counter-entry.</source>
        <translation>{0} đã quyết toán ngày {1}: chỉ để xem; ghi sai thì hoàn tác bằng bút toán hủy.</translation>
    </message>
    <message>
        <source>{0} was closed on {1}: nothing new begins. Still taken: what sponsors bring late, handovers until that day, and what was begun.</source>
        <translation>{0} đã khóa sổ ngày {1}: không lập mới; chỉ còn nhận tài trợ đến sau, lượt trao đến hết ngày đó và việc đang dở.</translation>
    </message>
</context>
<context>
    <name>ProposeBar</name>
    <message>
        <source>Leave</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Propose</source>
        <translation>Đề nghị tặng</translation>
    </message>
    <message>
        <source>Propose for {0} people</source>
        <translation>Đề nghị cho {0} người</translation>
    </message>
    <message>
        <source>Choose a pledge line, and mark people with Space.</source>
        <translation>Chọn dòng tài trợ, đánh dấu người bằng phím cách.</translation>
    </message>
    <message>
        <source>{0} people</source>
        <translation>{0} người</translation>
    </message>
    <message>
        <source>{0}: looking at the rules …</source>
        <translation>{0}: đang xét điều kiện …</translation>
    </message>
    <message>
        <source>{0}: {1} entitled, {2} to look at, {3} not</source>
        <translation>{0}: {1} được, {2} cần xem, {3} không được</translation>
    </message>
    <message>
        <source>{0} × {1} = {2}; by law {3}</source>
        <translation>{0} × {1} = {2}; theo luật {3}</translation>
    </message>
    <message>
        <source> (of {0} not known)</source>
        <translation> (chưa tính được {0})</translation>
    </message>
</context>
<context>
    <name>ProposePage</name>
    <message>
        <source>Propose awards</source>
        <translation>Đề nghị tặng</translation>
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
        <source>Say why it is given although a rule stops it</source>
        <translation>Ghi lý do vẫn tặng dù vướng quy định</translation>
    </message>
    <message>
        <source>Propose for the marked people</source>
        <translation>Đề nghị cho những người đã đánh dấu</translation>
    </message>
    <message>
        <source>{0} marked</source>
        <translation>đã đánh dấu {0}</translation>
    </message>
    <message>
        <source>{0} people without an award: {1}</source>
        <translation>{0} người chưa có suất: {1}</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Đánh dấu</translation>
    </message>
    <message>
        <source>Why does {0} get it all the same?</source>
        <translation>Vì sao vẫn tặng {0}?</translation>
    </message>
    <message>
        <source>Keep the reason</source>
        <translation>Ghi lý do</translation>
    </message>
    <message>
        <source>Such as: the commune confirmed it. Kept with your name.</source>
        <translation>Ví dụ: xã đã xác nhận. Lưu cùng tên người ghi.</translation>
    </message>
    <message>
        <source>Also for {0} others marked whom this stops</source>
        <translation>Ghi cho cả {0} người khác cùng vướng điều này</translation>
    </message>
    <message>
        <source>Who was refused stays marked: {0}.</source>
        <translation>Người không được vẫn còn dấu: {0}.</translation>
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
    <name>ProspectCard</name>
    <message>
        <source>Units left of such lines: {0}</source>
        <translation>Còn {0} suất ở các dòng tài trợ loại này</translation>
    </message>
    <message>
        <source>No pledge line of this office has units of this kind left.</source>
        <translation>Đơn vị chưa có dòng tài trợ loại này còn suất.</translation>
    </message>
    <message>
        <source>Would pay from {0} to {1}, {2} months</source>
        <translation>Đóng từ {0} đến {1}, {2} tháng</translation>
    </message>
    <message>
        <source>Worth not known</source>
        <translation>Chưa biết trị giá</translation>
    </message>
    <message>
        <source>Worth today: {0}</source>
        <translation>Trị giá hôm nay: {0}</translation>
    </message>
</context>
<context>
    <name>ProspectList</name>
    <message>
        <source>What may be given?</source>
        <translation>Được tặng gì?</translation>
    </message>
    <message>
        <source>Looking at the rules and the law of today …</source>
        <translation>Đang xét theo quy tắc và luật hôm nay …</translation>
    </message>
    <message>
        <source>As if it were proposed today in {0}; nothing is recorded.</source>
        <translation>Như khi xét tặng hôm nay trong {0}; không ghi gì.</translation>
    </message>
    <message>
        <source>No programme is open. Headquarters opens one; it comes with a bundle.</source>
        <translation>Chưa có chương trình nào đang mở. BHXH Việt Nam mở chương trình; chương trình về cùng gói dữ liệu.</translation>
    </message>
</context>
<context>
    <name>QuickFiguresPage</name>
    <message>
        <source>Quick figures</source>
        <translation>Số liệu nhanh</translation>
    </message>
    <message>
        <source>Copy again</source>
        <translation>Sao chép lại</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Copy the figures</source>
        <translation>Sao chép số liệu</translation>
    </message>
    <message>
        <source>Copied: paste it into a message, or read it out</source>
        <translation>Đã sao chép: dán vào tin nhắn, hoặc đọc qua điện thoại</translation>
    </message>
</context>
<context>
    <name>RatesPanel</name>
    <message>
        <source>No figure found</source>
        <translation>Không thấy mức nào</translation>
    </message>
    <message>
        <source>Esc empties the search; or type another day.</source>
        <translation>Bấm Esc để xóa ô tìm, hoặc gõ ngày khác.</translation>
    </message>
    <message>
        <source>Kind, group or decree</source>
        <translation>Loại mức, đối tượng hoặc văn bản</translation>
    </message>
    <message>
        <source>In force on</source>
        <translation>Áp dụng ngày</translation>
    </message>
    <message>
        <source>Import newer figures</source>
        <translation>Nhập bảng mức mới</translation>
    </message>
    <message>
        <source>{0} figures in force on {1}</source>
        <translation>{0} mức áp dụng ngày {1}</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Mức</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Giá trị</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Hiệu lực</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>Căn cứ</translation>
    </message>
    <message>
        <source>Checked in</source>
        <translation>Đối chiếu</translation>
    </message>
    <message>
        <source>for everybody</source>
        <translation>mọi người</translation>
    </message>
    <message>
        <source>member {0} of the household and later ones</source>
        <translation>người thứ {0} trong hộ trở đi</translation>
    </message>
    <message>
        <source>member {0} of the household</source>
        <translation>người thứ {0} trong hộ</translation>
    </message>
    <message>
        <source>Tables of figures (*.toml)</source>
        <translation>Bảng mức (*.toml)</translation>
    </message>
    <message>
        <source>Which table of figures?</source>
        <translation>Bảng mức nào?</translation>
    </message>
    <message>
        <source>Comparing the table</source>
        <translation>Đang so bảng</translation>
    </message>
    <message>
        <source>Edition {0}: {1} figures differ, {2} are known as they stand</source>
        <translation>Bản ngày {0}: {1} mức khác, {2} mức đã có sẵn</translation>
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
    <name>ReasonDialog</name>
    <message>
        <source>Source: {0}</source>
        <translation>Căn cứ: {0}</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Lý do</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Say why; the reason is recorded.</source>
        <translation>Ghi rõ vì sao; lý do được lưu lại.</translation>
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
    <message>
        <source>The money came back</source>
        <translation>Tiền đã hoàn về</translation>
    </message>
    <message>
        <source>number of the advice</source>
        <translation>số giấy báo có</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Still due: {0}</source>
        <translation>Còn phải thu: {0}</translation>
    </message>
    <message>
        <source>The money goes back into its pledge line. Once all of it is back, the unit is free; a part leaves the case open until the rest comes or is given up.</source>
        <translation>Tiền trở lại dòng tài trợ. Về đủ thì suất trống lại; về một phần thì việc còn mở đến khi phần còn lại về, hoặc thôi đòi.</translation>
    </message>
    <message>
        <source>No letter asked for this money yet</source>
        <translation>Chưa ghi công văn nào đòi khoản này</translation>
    </message>
    <message>
        <source>Record the letter first (Ctrl+T on the list), if there was one.</source>
        <translation>Nếu đã có công văn, ghi trước (Ctrl+T ở danh sách).</translation>
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
    <name>RecordForm</name>
    <message>
        <source>Why does “{0}” stay as it is?</source>
        <translation>Vì sao giữ nguyên “{0}”?</translation>
    </message>
    <message>
        <source>Keep the value</source>
        <translation>Giữ nguyên</translation>
    </message>
    <message>
        <source>Such as: the birth certificate says so. Kept with your name.</source>
        <translation>Ví dụ: giấy khai sinh ghi như vậy. Lưu cùng tên người ghi.</translation>
    </message>
    <message>
        <source>{0} Kept because: {1}</source>
        <translation>{0} Đã giữ theo lý do: {1}</translation>
    </message>
    <message>
        <source>Say why it stays</source>
        <translation>Ghi lý do</translation>
    </message>
    <message>
        <source>{0} Did you mean:</source>
        <translation>{0} Có phải:</translation>
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
    <name>RecoveryPage</name>
    <message>
        <source>Recovery code</source>
        <translation>Mã khôi phục</translation>
    </message>
    <message>
        <source>Shown this once; any code before it opens nothing</source>
        <translation>Chỉ hiện lần này; mã cũ thôi dùng</translation>
    </message>
    <message>
        <source>Recovery code: {0}</source>
        <translation>Mã khôi phục: {0}</translation>
    </message>
    <message>
        <source>Print the sheet once, or write the code on paper</source>
        <translation>In tờ mã một lần, hoặc chép mã ra giấy</translation>
    </message>
    <message>
        <source>It opens the register when a manager&apos;s passphrase is forgotten, and then keeps accounts only. Seal the paper in an envelope and lock it away.</source>
        <translation>Mã mở được kho khi người quản lý quên mật khẩu, và khi đó chỉ quản lý được tài khoản. Cho giấy vào phong bì dán kín, cất vào tủ có khóa.</translation>
    </message>
    <message>
        <source>It is on paper</source>
        <translation>Đã có trên giấy</translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation>Ghi tờ mã</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Thôi</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>Đã ghi: {0}</translation>
    </message>
    <message>
        <source>Print it, seal it in an envelope, then delete the file.</source>
        <translation>In ra, cho vào phong bì dán kín, rồi xóa tệp.</translation>
    </message>
</context>
<context>
    <name>RefundsPanel</name>
    <message>
        <source>Asked for</source>
        <translation>Đã đề nghị</translation>
    </message>
    <message>
        <source>The money came back</source>
        <translation>Tiền đã hoàn về</translation>
    </message>
    <message>
        <source>Give up the rest</source>
        <translation>Thôi đòi phần còn lại</translation>
    </message>
    <message>
        <source>Record the letter</source>
        <translation>Công văn đề nghị</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Đóng việc này</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Hoàn tiền</translation>
    </message>
    <message>
        <source>No money is to be asked back</source>
        <translation>Không có tiền nào phải đòi hoàn</translation>
    </message>
    <message>
        <source>When an award is withdrawn after it was paid, its case opens here by itself.</source>
        <translation>Suất đã đóng tiền mà thôi trao thì việc hoàn tiền tự mở ở đây.</translation>
    </message>
    <message>
        <source>Open: {0}, {1}</source>
        <translation>Đang chờ: {0}, {1}</translation>
    </message>
    <message>
        <source>Record the letter that asked for the money</source>
        <translation>Ghi công văn đề nghị hoàn tiền</translation>
    </message>
    <message>
        <source>Enter the money that came back, all or a part</source>
        <translation>Ghi tiền hoàn về, cả hoặc một phần</translation>
    </message>
    <message>
        <source>Give up what did not come back, with the reason</source>
        <translation>Thôi đòi phần chưa về, kèm lý do</translation>
    </message>
    <message>
        <source>Still due</source>
        <translation>Còn phải thu</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Thôi đòi</translation>
    </message>
    <message>
        <source>Give up {0}: the unit stays settled and is not paid again</source>
        <translation>Thôi đòi {0}: suất vẫn tính là đã chi, không chi lại</translation>
    </message>
    <message>
        <source>Pledge line</source>
        <translation>Dòng tài trợ</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Giấy tờ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>batch {0}</source>
        <translation>hồ sơ {0}</translation>
    </message>
    <message>
        <source>came back {0}</source>
        <translation>hoàn {0}</translation>
    </message>
    <message>
        <source>since {0}</source>
        <translation>từ {0}</translation>
    </message>
    <message>
        <source>To be asked for</source>
        <translation>Chưa đề nghị</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Đã hoàn</translation>
    </message>
    <message>
        <source>Give up {0} that no letter asked for yet: the unit stays settled and is not paid again</source>
        <translation>Thôi đòi {0} dù chưa có công văn nào đòi: suất vẫn tính là đã chi và không chi lại</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang lưu</translation>
    </message>
</context>
<context>
    <name>RefusalsDialog</name>
    <message>
        <source>Nothing is approved: rules stop {0} of {1}</source>
        <translation>Chưa duyệt suất nào: {0} trong {1} suất vướng quy định</translation>
    </message>
    <message>
        <source>Approve nothing</source>
        <translation>Không duyệt</translation>
    </message>
    <message>
        <source>Give a reason where papers speak for it ({0}), or leave them out.</source>
        <translation>Có giấy tờ thì ghi lý do ({0}), không thì để lại.</translation>
    </message>
    <message>
        <source>Approve {0}, leave out {1}</source>
        <translation>Duyệt {0}, để lại {1}</translation>
    </message>
    <message>
        <source>Approve {0}</source>
        <translation>Duyệt {0}</translation>
    </message>
    <message>
        <source>Also for {0} others whom the same stops</source>
        <translation>Ghi cho cả {0} người khác cùng vướng điều này</translation>
    </message>
    <message>
        <source>Why is the award of {0} approved all the same?</source>
        <translation>Vì sao vẫn duyệt suất của {0}?</translation>
    </message>
    <message>
        <source>Keep the reason</source>
        <translation>Ghi lý do</translation>
    </message>
    <message>
        <source>Such as: the commune confirmed it. Kept with your name.</source>
        <translation>Ví dụ: xã đã xác nhận. Lưu cùng tên người ghi.</translation>
    </message>
</context>
<context>
    <name>RefusePc</name>
    <message>
        <source>Refuse PC {0} for good?</source>
        <translation>Từ chối hẳn máy {0}?</translation>
    </message>
    <message>
        <source>What is held of it is discarded, and what it sends later is not kept. Ask headquarters first whether an office is about to get a certificate for it. Should it be certified after all, import its bundle again: nothing is lost there.</source>
        <translation>Phần đang giữ của máy này bị bỏ, gói sau của máy này cũng không giữ. Trước hết hãy hỏi TW xem có đơn vị nào sắp được cấp chứng thư cho máy này không. Nếu về sau máy vẫn được cấp chứng thư, hãy nhập lại gói của máy ấy: dữ liệu ở máy ấy không mất.</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Để nguyên</translation>
    </message>
    <message>
        <source>Refuse for good</source>
        <translation>Từ chối hẳn</translation>
    </message>
    <message>
        <source>Refusing a PC</source>
        <translation>Đang từ chối máy</translation>
    </message>
    <message>
        <source>Refused for good</source>
        <translation>Đã từ chối hẳn</translation>
    </message>
    <message>
        <source>Parts discarded: {0}</source>
        <translation>Số phần đã bỏ: {0}</translation>
    </message>
</context>
<context>
    <name>RemovalPage</name>
    <message>
        <source>End the account of {0}</source>
        <translation>Dừng tài khoản của {0}</translation>
    </message>
    <message>
        <source>What was recorded keeps the name</source>
        <translation>Những gì đã ghi giữ nguyên tên</translation>
    </message>
    <message>
        <source>The register gets a new key</source>
        <translation>Kho được đổi khóa</translation>
    </message>
    <message>
        <source>The person&apos;s passphrase opens it no more. Older backups still open with the passphrases of their day: delete those that are not needed. Other windows of this register must be closed first.</source>
        <translation>Mật khẩu của người này không mở được kho nữa. Bản sao lưu cũ vẫn mở bằng mật khẩu ngày ấy: xóa bản nào không cần. Đóng các cửa sổ khác đang mở kho này trước.</translation>
    </message>
</context>
<context>
    <name>ReplaceDialog</name>
    <message>
        <source>Replace {0} from the reserve</source>
        <translation>Thay {0} bằng người dự phòng</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Thay người</translation>
    </message>
    <message>
        <source>The unit goes to the next of the reserve. The award stays on record.</source>
        <translation>Suất chuyển ngay cho người dự phòng kế tiếp. Suất cũ vẫn được giữ để tra cứu.</translation>
    </message>
    <message>
        <source>such as 20/QĐ-BHXH</source>
        <translation>ví dụ 20/QĐ-BHXH</translation>
    </message>
    <message>
        <source>Number of the supplementary decision</source>
        <translation>Số quyết định bổ sung</translation>
    </message>
    <message>
        <source>Left empty, the new award waits for approval.</source>
        <translation>Để trống thì suất mới chờ duyệt.</translation>
    </message>
    <message>
        <source>Next in the reserve: {0}</source>
        <translation>Dự phòng kế tiếp: {0}</translation>
    </message>
    <message>
        <source>Whoever may not have it is passed over, and you are told why.</source>
        <translation>Ai không được tặng thì bỏ qua, chương trình nêu lý do.</translation>
    </message>
</context>
<context>
    <name>ReportRequestPage</name>
    <message>
        <source>Want a report</source>
        <translation>Yêu cầu báo cáo</translation>
    </message>
    <message>
        <source>Goes to every office with the next bundle</source>
        <translation>Đến mọi đơn vị cùng gói dữ liệu sau</translation>
    </message>
    <message>
        <source>such as Week 3 of January</source>
        <translation>ví dụ Tuần 3 tháng 1</translation>
    </message>
    <message>
        <source>Last day to report</source>
        <translation>Hạn nộp</translation>
    </message>
    <message>
        <source>Every office sees it</source>
        <translation>Mọi đơn vị đều thấy</translation>
    </message>
    <message>
        <source>Until its last day it is in time, later it counts as late.</source>
        <translation>Nộp đến hết ngày hạn là đúng hạn, sau đó tính là nộp muộn.</translation>
    </message>
</context>
<context>
    <name>ReportWords</name>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} đến {1}</translation>
    </message>
    <message>
        <source>Settled on {0}: counter-entries only</source>
        <translation>Đã quyết toán ngày {0}: chỉ còn bút toán hủy</translation>
    </message>
    <message>
        <source>Closed on {0}: only leftovers and what was begun</source>
        <translation>Đã khóa sổ ngày {0}: chỉ xử lý phần còn lại và việc dở dang</translation>
    </message>
    <message>
        <source>Open: everything can still be entered</source>
        <translation>Đang mở: vẫn nhập được mọi việc</translation>
    </message>
</context>
<context>
    <name>ReportingOfficesPage</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>There is no office below</source>
        <translation>Chưa có đơn vị cấp dưới</translation>
    </message>
    <message>
        <source>Enter offices under “Offices”.</source>
        <translation>Nhập đơn vị ở mục “Đơn vị”.</translation>
    </message>
    <message>
        <source>Nothing to add up yet</source>
        <translation>Chưa có số liệu để cộng</translation>
    </message>
    <message>
        <source>The sums appear with the first report.</source>
        <translation>Có báo cáo đầu tiên thì hiện tổng.</translation>
    </message>
    <message>
        <source>All reports together, beside what is counted here</source>
        <translation>Tổng các báo cáo, bên cạnh số Trung ương tự tính (lũy kế)</translation>
    </message>
    <message>
        <source>Adding up</source>
        <translation>Đang cộng số liệu</translation>
    </message>
    <message>
        <source>{0} to {1}  ·  last day {2}</source>
        <translation>{0} đến {1}  ·  hạn nộp {2}</translation>
    </message>
    <message>
        <source>In time: {0}  ·  late: {1}  ·  not due yet: {2}  ·  missing: {3}</source>
        <translation>Đúng hạn: {0}  ·  muộn: {1}  ·  chưa đến hạn: {2}  ·  chưa nộp: {3}</translation>
    </message>
    <message>
        <source>Settlements of the offices</source>
        <translation>Báo cáo quyết toán của các đơn vị</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>Mở báo cáo</translation>
    </message>
    <message>
        <source>{0}  ·  closed on {1}</source>
        <translation>{0}  ·  khóa sổ ngày {1}</translation>
    </message>
    <message>
        <source>Open the office&apos;s report</source>
        <translation>Mở báo cáo của đơn vị</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Quay lại danh sách</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Báo cáo</translation>
    </message>
    <message>
        <source>Figures that differ</source>
        <translation>Chỉ tiêu lệch</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Đơn vị báo cáo</translation>
    </message>
    <message>
        <source>Counted here</source>
        <translation>Tự tính</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Chênh lệch</translation>
    </message>
    <message>
        <source>{0}, a correction</source>
        <translation>{0}, bản đính chính</translation>
    </message>
    <message>
        <source>No report of this office is here</source>
        <translation>Chưa có báo cáo của đơn vị này</translation>
    </message>
    <message>
        <source>It comes with the office&apos;s next bundle; its figures are in no sum.</source>
        <translation>Báo cáo về cùng gói dữ liệu sau của đơn vị; số liệu của đơn vị chưa được cộng.</translation>
    </message>
    <message>
        <source>Two reports of this office stand: {0}</source>
        <translation>Đơn vị này có hai báo cáo cùng kỳ: {0}</translation>
    </message>
    <message>
        <source>The office sends one correction, which takes the place of both.</source>
        <translation>Đơn vị lập một báo cáo đính chính, thay cho cả hai.</translation>
    </message>
    <message>
        <source>This settlement is from before the books were closed last</source>
        <translation>Báo cáo quyết toán này lập trước lần khóa sổ cuối</translation>
    </message>
    <message>
        <source>The office draws it up anew; its figures are still in the sums below.</source>
        <translation>Đơn vị lập lại báo cáo; số của báo cáo cũ vẫn nằm trong tổng bên dưới.</translation>
    </message>
    <message>
        <source>The figures of this report cannot be read</source>
        <translation>Không đọc được số liệu của báo cáo này</translation>
    </message>
    <message>
        <source>A newer program may have written them. Update this program.</source>
        <translation>Có thể do bản chương trình mới hơn lập. Hãy cập nhật chương trình.</translation>
    </message>
    <message>
        <source>The report says what is counted here</source>
        <translation>Báo cáo khớp với số tự tính</translation>
    </message>
    <message>
        <source>{0}, {1}: reported {2}, counted {3}</source>
        <translation>{0}, {1}: báo cáo {2}, tự tính {3}</translation>
    </message>
    <message>
        <source>The report differs from what is counted here</source>
        <translation>Báo cáo lệch với số tự tính</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports and settlement</source>
        <translation>Báo cáo, quyết toán</translation>
    </message>
    <message>
        <source>Wanted reports</source>
        <translation>Kỳ báo cáo</translation>
    </message>
    <message>
        <source>Sent reports</source>
        <translation>Báo cáo đã gửi</translation>
    </message>
    <message>
        <source>Closing, settlement</source>
        <translation>Khóa sổ, quyết toán</translation>
    </message>
    <message>
        <source>What to show</source>
        <translation>Xem gì</translation>
    </message>
    <message>
        <source>No programme yet</source>
        <translation>Chưa có chương trình</translation>
    </message>
    <message>
        <source>Headquarters opens one; it comes with the next bundle.</source>
        <translation>Trung ương mở chương trình; chương trình về cùng gói dữ liệu sau.</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>Phần sau</translation>
    </message>
    <message>
        <source>Previous part</source>
        <translation>Phần trước</translation>
    </message>
    <message>
        <source>{0}  ·  settled on {1}</source>
        <translation>{0}  ·  đã quyết toán ngày {1}</translation>
    </message>
    <message>
        <source>{0}  ·  closed on {1}</source>
        <translation>{0}  ·  đã khóa sổ ngày {1}</translation>
    </message>
    <message>
        <source>{0}  ·  open</source>
        <translation>{0}  ·  đang mở</translation>
    </message>
</context>
<context>
    <name>RequestPage</name>
    <message>
        <source>Request about personal data</source>
        <translation>Yêu cầu về dữ liệu cá nhân</translation>
    </message>
    <message>
        <source>Choose (Alt+Down)</source>
        <translation>Chọn (Alt+Xuống)</translation>
    </message>
    <message>
        <source>Others received the data</source>
        <translation>Bên khác đã nhận dữ liệu</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>Yêu cầu</translation>
    </message>
    <message>
        <source>Whose data</source>
        <translation>Dữ liệu của ai</translation>
    </message>
    <message>
        <source>If not the person</source>
        <translation>Nếu không phải chính người đó</translation>
    </message>
    <message>
        <source>How far it has come</source>
        <translation>Đã làm tới đâu</translation>
    </message>
    <message>
        <source>Once; the person is told the reason</source>
        <translation>Chỉ một lần; nêu lý do cho người đó biết</translation>
    </message>
    <message>
        <source>What was done, or why not</source>
        <translation>Đã làm gì, hoặc vì sao không</translation>
    </message>
    <message>
        <source>When the law wants it</source>
        <translation>Thời hạn theo luật</translation>
    </message>
    <message>
        <source>Choose what is asked: each has days of its own.</source>
        <translation>Chọn yêu cầu: mỗi loại có số ngày riêng.</translation>
    </message>
    <message>
        <source>Answer by {0}, carry out by {1}</source>
        <translation>Trả lời chậm nhất {0}, làm xong chậm nhất {1}</translation>
    </message>
    <message>
        <source>Two working days to answer, without weekends; public holidays are not known here. Days to carry out are counted without a break, the stricter reading.</source>
        <translation>Trả lời trong hai ngày làm việc, trừ thứ bảy, chủ nhật; chương trình chưa biết ngày nghỉ lễ. Số ngày làm xong tính liền, theo cách hiểu chặt hơn.</translation>
    </message>
</context>
<context>
    <name>RequestTable</name>
    <message>
        <source>What is asked</source>
        <translation>Yêu cầu</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Hạn</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>Nobody asked anything</source>
        <translation>Chưa ai yêu cầu gì</translation>
    </message>
    <message>
        <source>When somebody asks to see, correct or delete their data, enter it with Ctrl+N: two working days run from then.</source>
        <translation>Ai xin xem, sửa hoặc xóa dữ liệu của mình thì ghi ngay (Ctrl+N): hạn trả lời là hai ngày làm việc.</translation>
    </message>
    <message>
        <source>{0} requests</source>
        <translation>{0} yêu cầu</translation>
    </message>
    <message>
        <source>Record how far it has come</source>
        <translation>Ghi đã làm tới đâu</translation>
    </message>
</context>
<context>
    <name>RequestsPanel</name>
    <message>
        <source>Another period</source>
        <translation>Kỳ khác</translation>
    </message>
    <message>
        <source>Want no longer</source>
        <translation>Thôi yêu cầu</translation>
    </message>
    <message>
        <source>Want a report</source>
        <translation>Yêu cầu báo cáo</translation>
    </message>
    <message>
        <source>Draw up the report</source>
        <translation>Lập báo cáo</translation>
    </message>
    <message>
        <source>Offices and periods</source>
        <translation>Đơn vị × kỳ</translation>
    </message>
    <message>
        <source>Want one with its period and last day (Ctrl+N); it goes to every office.</source>
        <translation>Bấm Ctrl+N để yêu cầu một kỳ, với ngày đầu, ngày cuối và hạn nộp; yêu cầu đến mọi đơn vị.</translation>
    </message>
    <message>
        <source>Wanted reports come with headquarters&apos; bundle. You can report a period of your own, too (Ctrl+K).</source>
        <translation>Yêu cầu báo cáo về cùng gói dữ liệu của Trung ương. Đơn vị cũng có thể tự chọn kỳ để báo cáo (Ctrl+K).</translation>
    </message>
    <message>
        <source>No report is wanted</source>
        <translation>Chưa có kỳ báo cáo nào</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Wanted reports: {0}</source>
        <translation>Số kỳ báo cáo: {0}</translation>
    </message>
    <message>
        <source>See every office and every period</source>
        <translation>Xem mọi đơn vị, mọi kỳ</translation>
    </message>
    <message>
        <source>Report a period of your own</source>
        <translation>Báo cáo một kỳ tự chọn</translation>
    </message>
    <message>
        <source>Want a report of every office</source>
        <translation>Yêu cầu mọi đơn vị báo cáo</translation>
    </message>
    <message>
        <source>See which offices reported, and their sums</source>
        <translation>Xem đơn vị nào đã nộp và tổng số liệu</translation>
    </message>
    <message>
        <source>Want a report no longer, with the reason</source>
        <translation>Thôi yêu cầu, có ghi lý do</translation>
    </message>
    <message>
        <source>Draw up the report that is wanted</source>
        <translation>Lập báo cáo được yêu cầu</translation>
    </message>
    <message>
        <source>Report and period</source>
        <translation>Báo cáo và kỳ</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Hạn nộp</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>{0} to {1}</source>
        <translation>{0} đến {1}</translation>
    </message>
    <message>
        <source>Want “{0}” no longer: what was sent is kept</source>
        <translation>Thôi yêu cầu “{0}”: báo cáo đã nộp vẫn được giữ</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang ghi</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Backup of {0}</source>
        <translation>Bản sao lưu lúc {0}</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>Khôi phục từ bản sao lưu</translation>
    </message>
    <message>
        <source>This PC continues where the backup ends, with keys of its own and a new series of receipt numbers. The old PC must not be used any more. What it sent to headquarters after the backup comes back with the next bundle.</source>
        <translation>Máy này làm tiếp từ chỗ bản sao lưu dừng lại, với khóa riêng và dãy số biên nhận mới. Từ nay không dùng máy cũ nữa. Những gì máy cũ đã gửi TW sau lúc sao lưu sẽ về theo gói kế tiếp.</translation>
    </message>
    <message>
        <source>Choose the backup</source>
        <translation>Chọn bản sao lưu</translation>
    </message>
    <message>
        <source>No backup chosen yet</source>
        <translation>Chưa chọn bản sao lưu</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Mật khẩu</translation>
    </message>
    <message>
        <source>Yours from when the backup was made, or the recovery code.</source>
        <translation>Mật khẩu của bạn lúc tạo bản sao lưu, hoặc mã khôi phục.</translation>
    </message>
    <message>
        <source>Series of receipts from now on</source>
        <translation>Dãy số biên nhận từ nay</translation>
    </message>
    <message>
        <source>File to send to headquarters</source>
        <translation>Tệp gửi lên TW</translation>
    </message>
    <message>
        <source>Code to read out</source>
        <translation>Mã đọc qua điện thoại</translation>
    </message>
    <message>
        <source>I have noted this down</source>
        <translation>Tôi đã ghi lại những điều này</translation>
    </message>
    <message>
        <source>The register is restored</source>
        <translation>Đã khôi phục kho</translation>
    </message>
    <message>
        <source>Headquarters must certify this PC anew</source>
        <translation>TW phải cấp lại chứng thư cho máy này</translation>
    </message>
    <message>
        <source>Send the file below and read the code out on the telephone. Work can go on meanwhile: what is sent up before is kept there until then.</source>
        <translation>Gửi tệp dưới đây lên TW và đọc mã qua điện thoại. Trong lúc chờ vẫn làm việc bình thường: những gì gửi lên trước đó được TW giữ chờ.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Bản sao lưu</translation>
    </message>
    <message>
        <source>Backups (*.tethelp-backup)</source>
        <translation>Bản sao lưu (*.tethelp-backup)</translation>
    </message>
    <message>
        <source>Choose the backup first.</source>
        <translation>Hãy chọn bản sao lưu trước.</translation>
    </message>
</context>
<context>
    <name>ReturnPage</name>
    <message>
        <source>Record as returned</source>
        <translation>Ghi trả lại</translation>
    </message>
    <message>
        <source>such as a wrong birth date</source>
        <translation>ví dụ: sai ngày sinh</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>Việc tiếp theo</translation>
    </message>
    <message>
        <source>Mend what is wrong with the person, then put the award into a new batch: it is listed under “Returned”.</source>
        <translation>Sửa chỗ sai ở hồ sơ người đó, rồi đưa suất vào hồ sơ mới: suất nằm ở phần “Bị trả lại”.</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Records to look at again</source>
        <translation>Hồ sơ cần xem lại</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Xem lại từ đầu</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Mở hồ sơ</translation>
    </message>
    <message>
        <source>What breaks a rule is explained here.</source>
        <translation>Điều vướng của từng hồ sơ được nói rõ ở đây.</translation>
    </message>
    <message>
        <source>Look through all records again</source>
        <translation>Xem lại mọi hồ sơ từ đầu</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Vướng điều gì</translation>
    </message>
    <message>
        <source>Looking through all records …</source>
        <translation>Đang xem lại mọi hồ sơ …</translation>
    </message>
    <message>
        <source>It can be stopped below; nothing is changed.</source>
        <translation>Có thể dừng ở dưới; không ghi gì.</translation>
    </message>
    <message>
        <source>Looking through all records</source>
        <translation>Đang xem lại mọi hồ sơ</translation>
    </message>
    <message>
        <source>{0} found  ·  as of {1}</source>
        <translation>{0} hồ sơ  ·  lúc {1}</translation>
    </message>
    <message>
        <source>No record breaks a rule</source>
        <translation>Không hồ sơ nào vướng quy định</translation>
    </message>
    <message>
        <source>F5 looks through all of them again.</source>
        <translation>F5 xem lại từ đầu.</translation>
    </message>
    <message>
        <source>{0} records</source>
        <translation>{0} hồ sơ</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Stopped before the end</source>
        <translation>Đã dừng giữa chừng</translation>
    </message>
    <message>
        <source>F5 looks through all records again.</source>
        <translation>F5 xem lại từ đầu.</translation>
    </message>
</context>
<context>
    <name>RolesField</name>
    <message>
        <source>enters people, pledges and money, proposes, exports, imports</source>
        <translation>nhập người, tài trợ, tiền; đề nghị; xuất, nhập gói</translation>
    </message>
    <message>
        <source>approves awards, voids receipts, undoes handovers</source>
        <translation>duyệt suất, hủy biên nhận, hủy lần trao</translation>
    </message>
    <message>
        <source>hands over, prints receipts</source>
        <translation>trao quà, in biên nhận</translation>
    </message>
    <message>
        <source>keeps accounts, programmes, offices, rates</source>
        <translation>quản lý tài khoản, chương trình, đơn vị, mức</translation>
    </message>
    <message>
        <source>reads everything, writes nothing</source>
        <translation>xem tất cả, không ghi gì</translation>
    </message>
</context>
<context>
    <name>RolesPage</name>
    <message>
        <source>Other roles hold at once, in every window</source>
        <translation>Vai trò mới có hiệu lực ngay, ở mọi cửa sổ</translation>
    </message>
</context>
<context>
    <name>RowActs</name>
    <message>
        <source>Add a person</source>
        <translation>Thêm người</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Lên</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Xuống</translation>
    </message>
    <message>
        <source>Reserve</source>
        <translation>Dự phòng</translation>
    </message>
    <message>
        <source>Strike off</source>
        <translation>Gạch tên</translation>
    </message>
    <message>
        <source>Onto the list</source>
        <translation>Chính thức</translation>
    </message>
    <message>
        <source>Moving the row</source>
        <translation>Đang đổi thứ tự</translation>
    </message>
    <message>
        <source>Why is {0} struck off the list?</source>
        <translation>Vì sao gạch tên {0}?</translation>
    </message>
    <message>
        <source>Such as: moved away. The row stays on record with the reason.</source>
        <translation>Ví dụ: đã chuyển đi. Dòng vẫn được giữ cùng lý do.</translation>
    </message>
    <message>
        <source>Striking off</source>
        <translation>Đang gạch tên</translation>
    </message>
</context>
<context>
    <name>RowTable</name>
    <message>
        <source>No.</source>
        <translation>TT</translation>
    </message>
    <message>
        <source>What the rules say</source>
        <translation>Theo quy định</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>R {0}</source>
        <translation>DP {0}</translation>
    </message>
</context>
<context>
    <name>RowWords</name>
    <message>
        <source>Award</source>
        <translation>Suất</translation>
    </message>
    <message>
        <source>Batch and answer</source>
        <translation>Hồ sơ, kết quả</translation>
    </message>
    <message>
        <source>Why it came back</source>
        <translation>Vì sao bị trả lại</translation>
    </message>
    <message>
        <source>Contribution</source>
        <translation>Tiền đóng</translation>
    </message>
    <message>
        <source>Batch {0}</source>
        <translation>Hồ sơ {0}</translation>
    </message>
    <message>
        <source>not handed in yet</source>
        <translation>chờ nộp</translation>
    </message>
    <message>
        <source>In no batch</source>
        <translation>Chưa có hồ sơ</translation>
    </message>
    <message>
        <source>paid {0}</source>
        <translation>đã đóng {0}</translation>
    </message>
    <message>
        <source>waits 30 days</source>
        <translation>chờ 30 ngày</translation>
    </message>
    <message>
        <source>electronic</source>
        <translation>điện tử</translation>
    </message>
</context>
<context>
    <name>RuleList</name>
    <message>
        <source>Set aside: {0}</source>
        <translation>Đã ghi lý do: {0}</translation>
    </message>
    <message>
        <source>Source: {0}</source>
        <translation>Căn cứ: {0}</translation>
    </message>
</context>
<context>
    <name>RulesPanel</name>
    <message>
        <source>No rule found</source>
        <translation>Không thấy quy tắc nào</translation>
    </message>
    <message>
        <source>Esc empties the search.</source>
        <translation>Bấm Esc để xóa ô tìm.</translation>
    </message>
    <message>
        <source>Words of the rule, or the decree it rests on</source>
        <translation>Vài chữ của quy tắc, hoặc văn bản căn cứ</translation>
    </message>
    <message>
        <source>{0} rules  ·  {1} of them stop a save, {2} of these unless a reason is given</source>
        <translation>{0} quy tắc  ·  {1} quy tắc chặn lưu, trong đó {2} quy tắc giữ được nếu ghi lý do</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Quy tắc</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Mức độ</translation>
    </message>
    <message>
        <source>Rests on</source>
        <translation>Căn cứ</translation>
    </message>
    <message>
        <source>the program itself</source>
        <translation>chương trình tự đặt</translation>
    </message>
    <message>
        <source>Warns</source>
        <translation>Nhắc</translation>
    </message>
    <message>
        <source>Needs a reason</source>
        <translation>Lưu kèm lý do</translation>
    </message>
    <message>
        <source>Stops a save</source>
        <translation>Chặn lưu</translation>
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
    <name>ScanPage</name>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Trang trước</translation>
    </message>
</context>
<context>
    <name>ScanView</name>
    <message>
        <source>Page before</source>
        <translation>Trang trước</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Trang sau</translation>
    </message>
    <message>
        <source>Page {0} of {1}</source>
        <translation>Trang {0} / {1}</translation>
    </message>
    <message>
        <source>This file cannot be shown. Save a copy and open that elsewhere.</source>
        <translation>Không hiện được tệp này. Hãy lưu bản sao và mở bằng chương trình khác.</translation>
    </message>
</context>
<context>
    <name>ScopeBar</name>
    <message>
        <source>List or event</source>
        <translation>Danh sách hoặc buổi trao</translation>
    </message>
    <message>
        <source>Every sponsor</source>
        <translation>Mọi nhà tài trợ</translation>
    </message>
    <message>
        <source>Every pledge line</source>
        <translation>Mọi dòng tài trợ</translation>
    </message>
    <message>
        <source>Every office</source>
        <translation>Mọi đơn vị</translation>
    </message>
    <message>
        <source>Every list and event</source>
        <translation>Mọi danh sách, buổi trao</translation>
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
    <name>SentPage</name>
    <message>
        <source>Report {0}</source>
        <translation>Báo cáo {0}</translation>
    </message>
    <message>
        <source>{0}  ·  signed by {1} on {2}  ·  figures as of {3}</source>
        <translation>{0}  ·  {1} ký ngày {2}  ·  chốt lúc {3}</translation>
    </message>
    <message>
        <source>Save as Excel</source>
        <translation>Lưu Excel</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Lưu PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>In</translation>
    </message>
    <message>
        <source>Print the report</source>
        <translation>In báo cáo</translation>
    </message>
    <message>
        <source>Save the report as PDF</source>
        <translation>Lưu báo cáo thành PDF</translation>
    </message>
    <message>
        <source>Save the report as Excel</source>
        <translation>Lưu báo cáo thành Excel</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Đang ghi báo cáo</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Lưu báo cáo</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>Đang in</translation>
    </message>
    <message>
        <source>The printer did not take it. Save the report as PDF and print that.</source>
        <translation>Máy in không nhận. Hãy lưu báo cáo thành PDF rồi in tệp đó.</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>Chưa in được</translation>
    </message>
</context>
<context>
    <name>SentPanel</name>
    <message>
        <source>Correct</source>
        <translation>Đính chính</translation>
    </message>
    <message>
        <source>Open, print</source>
        <translation>Mở, in</translation>
    </message>
    <message>
        <source>No report yet</source>
        <translation>Chưa có báo cáo</translation>
    </message>
    <message>
        <source>Draw one up under “Wanted reports”; the figures are counted for you.</source>
        <translation>Lập báo cáo ở phần “Kỳ báo cáo”; số liệu được tính sẵn.</translation>
    </message>
    <message>
        <source>Reports: {0}</source>
        <translation>Số báo cáo: {0}</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Open the report, to print or save it</source>
        <translation>Mở báo cáo để in hoặc lưu</translation>
    </message>
    <message>
        <source>Correct the report by a new one</source>
        <translation>Lập báo cáo đính chính</translation>
    </message>
    <message>
        <source>Attach the signed report</source>
        <translation>Đính kèm báo cáo đã ký</translation>
    </message>
    <message>
        <source>Office and period</source>
        <translation>Đơn vị và kỳ</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Số, người ký</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Ngày gửi</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Tình trạng</translation>
    </message>
    <message>
        <source>an office not known here</source>
        <translation>đơn vị chưa có ở đây</translation>
    </message>
    <message>
        <source>Stands</source>
        <translation>Có hiệu lực</translation>
    </message>
    <message>
        <source>Nothing to report</source>
        <translation>Không phát sinh</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Đã đính chính</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Không đọc được</translation>
    </message>
    <message>
        <source>Report {0}</source>
        <translation>Báo cáo {0}</translation>
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
        <source>Save the sheet to print</source>
        <translation>Lưu tờ khôi phục để in</translation>
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
        <source>Print this recovery code, or write it on paper, and lock it away</source>
        <translation>In mã khôi phục này, hoặc chép ra giấy, rồi cất vào tủ khóa</translation>
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
        <source>Written to {0}. Print it, seal it in an envelope, then delete the file.</source>
        <translation>Đã ghi vào {0}. In ra, cho vào phong bì dán kín, rồi xóa tệp.</translation>
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
    <name>SheetPage</name>
    <message>
        <source>Enter the signed sheet</source>
        <translation>Nhập danh sách ký nhận</translation>
    </message>
    <message>
        <source>Stay out</source>
        <translation>Để nơi nhận giữ</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Đã mang về</translation>
    </message>
    <message>
        <source>Date on the sheet</source>
        <translation>Ngày trên danh sách</translation>
    </message>
    <message>
        <source>Those who did not sign</source>
        <translation>Suất không có chữ ký</translation>
    </message>
    <message>
        <source>Why they came back</source>
        <translation>Vì sao mang về</translation>
    </message>
    <message>
        <source>Why it is entered though withdrawn, or after the books were closed</source>
        <translation>Lý do ghi suất đã thôi, hoặc trao sau ngày khóa sổ</translation>
    </message>
    <message>
        <source>Who signed</source>
        <translation>Ai đã ký</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Sinh</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>Quà tặng</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Ghi chú</translation>
    </message>
    <message>
        <source>Handed over elsewhere</source>
        <translation>Nơi khác đã trao</translation>
    </message>
    <message>
        <source>Withdrawn meanwhile</source>
        <translation>Suất đã thôi</translation>
    </message>
    <message>
        <source>Signed: {0}. Not signed: {1}.</source>
        <translation>Có ký: {0}. Không ký: {1}.</translation>
    </message>
    <message>
        <source>Take the tick away, or set it</source>
        <translation>Bỏ dấu, hoặc đánh dấu</translation>
    </message>
</context>
<context>
    <name>SheetSaver</name>
    <message>
        <source>Where to write the sheet?</source>
        <translation>Ghi tờ khôi phục vào đâu?</translation>
    </message>
    <message>
        <source>Writing the sheet</source>
        <translation>Đang ghi tờ khôi phục</translation>
    </message>
</context>
<context>
    <name>ShortfallPage</name>
    <message>
        <source>What came does not go round</source>
        <translation>Số đã nhận chưa đủ</translation>
    </message>
    <message>
        <source>The latest give way first; what was paid or handed over is never held</source>
        <translation>Suất ghi sau tạm giữ trước; suất đã chi, đã trao không tạm giữ</translation>
    </message>
    <message>
        <source>{0}  ·  missing {1}</source>
        <translation>{0}  ·  thiếu {1}</translation>
    </message>
    <message>
        <source>It touches nobody</source>
        <translation>Không ai bị ảnh hưởng</translation>
    </message>
    <message>
        <source>What came covers everything that was given.</source>
        <translation>Số đã nhận đủ cho mọi suất đã giao.</translation>
    </message>
    <message>
        <source>Back to the ledger</source>
        <translation>Về sổ theo dõi</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>Đang xem</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Ai</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Số suất</translation>
    </message>
    <message>
        <source>Costs today (đ)</source>
        <translation>Mức hôm nay (đ)</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Đề nghị</translation>
    </message>
    <message>
        <source>award</source>
        <translation>suất đã xét tặng</translation>
    </message>
    <message>
        <source>consigned, nobody named yet</source>
        <translation>đã giao nhờ trao, chưa có tên người</translation>
    </message>
    <message>
        <source>allotted, not awarded yet</source>
        <translation>đã phân bổ, chưa xét tặng</translation>
    </message>
    <message>
        <source>Hold {0}</source>
        <translation>Tạm giữ {0}</translation>
    </message>
    <message>
        <source>Paid or handed over</source>
        <translation>Đã chi hoặc đã trao</translation>
    </message>
    <message>
        <source>Waits for money</source>
        <translation>Chờ tiền</translation>
    </message>
    <message>
        <source>Touched: {0}</source>
        <translation>Bị ảnh hưởng: {0}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Quay lại</translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>Không thiếu</translation>
    </message>
    <message>
        <source>What came covers {0} units.</source>
        <translation>Số đã nhận đủ cho {0} suất.</translation>
    </message>
    <message>
        <source>Missing {0} units, {1}</source>
        <translation>Thiếu {0} suất, {1}</translation>
    </message>
    <message>
        <source>{0} are paid or handed over already: no holding helps them.</source>
        <translation>{0} suất đã chi hoặc đã trao: không tạm giữ được.</translation>
    </message>
    <message>
        <source>Money that is there: {0}</source>
        <translation>Tiền còn lại: {0}</translation>
    </message>
    <message>
        <source>No approved award waits for payment.</source>
        <translation>Không có suất đã duyệt nào chờ chi.</translation>
    </message>
    <message>
        <source>At today&apos;s rates it pays {0} approved awards.</source>
        <translation>Theo mức hôm nay đủ chi {0} suất đã duyệt chưa chi.</translation>
    </message>
    <message>
        <source>By the line&apos;s unit value it buys {0} units.</source>
        <translation>Theo giá của dòng mua được {0} suất.</translation>
    </message>
    <message>
        <source>{0} wait; they need {1} more.</source>
        <translation>{0} suất còn chờ, cần thêm {1}.</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>About the chosen row</source>
        <translation>Chi tiết dòng đang chọn</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Leave</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Mở</translation>
    </message>
    <message>
        <source>Who works here</source>
        <translation>Người làm việc</translation>
    </message>
    <message>
        <source>Remember on this PC, for this Windows account</source>
        <translation>Nhớ trên máy này, cho tài khoản Windows này</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>Khôi phục từ bản sao lưu…</translation>
    </message>
    <message>
        <source>Open the register</source>
        <translation>Mở sổ</translation>
    </message>
</context>
<context>
    <name>SignPage</name>
    <message>
        <source>such as 15/BC-BHXH</source>
        <translation>ví dụ 15/BC-BHXH</translation>
    </message>
    <message>
        <source>Nothing happened in the period</source>
        <translation>Trong kỳ không phát sinh</translation>
    </message>
    <message>
        <source>Stands on the paper, too</source>
        <translation>Được in cả trên báo cáo</translation>
    </message>
    <message>
        <source>What is signed</source>
        <translation>Nội dung ký</translation>
    </message>
    <message>
        <source>Figures of {0} to {1}, as of {2}. They leave with the next bundle.</source>
        <translation>Số liệu từ {0} đến {1}, chốt lúc {2}. Báo cáo đi cùng gói dữ liệu sau.</translation>
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
        <source>Letter of thanks</source>
        <translation>Thư cảm ơn</translation>
    </message>
    <message>
        <source>Audit file</source>
        <translation>Hồ sơ kiểm tra</translation>
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
        <source>{0} overdue</source>
        <translation>{0} quá hạn</translation>
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
        <source>Attach a letter or a bank paper</source>
        <translation>Đính kèm văn bản, chứng từ</translation>
    </message>
    <message>
        <source>Thank the sponsor</source>
        <translation>Lập thư cảm ơn nhà tài trợ</translation>
    </message>
    <message>
        <source>Gather the audit file</source>
        <translation>Gom hồ sơ kiểm tra</translation>
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
    <message>
        <source>Came in on {0}, {1}</source>
        <translation>Tiếp nhận {0}, {1}</translation>
    </message>
</context>
<context>
    <name>StackBar</name>
    <message>
        <source>Pledged {0}, received {1}, awarded {2}, handed over {3}</source>
        <translation>Đăng ký {0}, đã tiếp nhận {1}, đã xét tặng {2}, đã trao {3}</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Accounts</source>
        <translation>Tài khoản</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Nhật ký</translation>
    </message>
    <message>
        <source>My passphrase</source>
        <translation>Mật khẩu của tôi</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Mã khôi phục</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Tài khoản mới</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Vai trò</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Mật khẩu mới</translation>
    </message>
    <message>
        <source>End account</source>
        <translation>Dừng tài khoản</translation>
    </message>
    <message>
        <source>{0} works here: {1}</source>
        <translation>{0} đang làm việc: {1}</translation>
    </message>
    <message>
        <source>Whoever opens the register may do everything</source>
        <translation>Ai mở được kho thì làm được mọi việc</translation>
    </message>
    <message>
        <source>no account</source>
        <translation>chưa có tài khoản</translation>
    </message>
    <message>
        <source>{0} has no account</source>
        <translation>{0} chưa có tài khoản</translation>
    </message>
    <message>
        <source>Lock with Ctrl+Shift+L and sign in as somebody who has one.</source>
        <translation>Khóa màn hình bằng Ctrl+Shift+L rồi đăng nhập bằng tên người đã có tài khoản.</translation>
    </message>
    <message>
        <source>The recovery code of before opens the register no more</source>
        <translation>Mã khôi phục cũ không mở được kho nữa</translation>
    </message>
    <message>
        <source>Make a new one with Ctrl+R, and print its sheet.</source>
        <translation>Bấm Ctrl+R để làm mã mới và in tờ mã.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Đã xong</translation>
    </message>
    <message>
        <source>It holds at once.</source>
        <translation>Có hiệu lực ngay.</translation>
    </message>
    <message>
        <source>Make a new recovery code?</source>
        <translation>Làm mã khôi phục mới?</translation>
    </message>
    <message>
        <source>The one before opens nothing any more: destroy its paper.</source>
        <translation>Mã cũ sẽ thôi dùng: hủy tờ giấy cũ.</translation>
    </message>
    <message>
        <source>Keep the one before</source>
        <translation>Giữ mã cũ</translation>
    </message>
    <message>
        <source>Make a new code</source>
        <translation>Làm mã mới</translation>
    </message>
    <message>
        <source>Making the code</source>
        <translation>Đang làm mã</translation>
    </message>
    <message>
        <source>The office's accounts do not hold on this PC yet</source>
        <translation>Tài khoản của đơn vị chưa có hiệu lực ở máy này</translation>
    </message>
    <message>
        <source>Choose a manager below and press F6: they type a passphrase of their own. From then on this PC opens by name only; give the others theirs next.</source>
        <translation>Chọn một người quản lý bên dưới rồi bấm F6 để người đó tự gõ mật khẩu. Từ lúc đó máy này chỉ mở theo tên từng người; sau đó đặt mật khẩu cho những người khác.</translation>
    </message>
</context>
<context>
    <name>StatementPage</name>
    <message>
        <source>Edit a published figure</source>
        <translation>Sửa số liệu công bố</translation>
    </message>
    <message>
        <source>New figure</source>
        <translation>Số liệu mới</translation>
    </message>
    <message>
        <source>As the source says it, with its words</source>
        <translation>Ghi như nguồn đã nêu, kèm nguyên văn</translation>
    </message>
    <message>
        <source>Stands beside the totals</source>
        <translation>Đứng cạnh số tổng</translation>
    </message>
    <message>
        <source>A published figure changes no total. “Over” means that much or more, “nearly” at most a tenth less.</source>
        <translation>Số liệu công bố không đổi số tổng nào. “Hơn” là từ số đó trở lên, “gần” là kém nhiều nhất một phần mười.</translation>
    </message>
    <message>
        <source>all together</source>
        <translation>gộp chung</translation>
    </message>
    <message>
        <source>a figure by itself</source>
        <translation>số liệu đứng riêng</translation>
    </message>
    <message>
        <source>Where it was said</source>
        <translation>Nơi công bố</translation>
    </message>
    <message>
        <source>Empty where the source does not say</source>
        <translation>Để trống nếu nguồn không nêu</translation>
    </message>
    <message>
        <source>Fill in only to take the figure off the list</source>
        <translation>Chỉ ghi khi bỏ số liệu này khỏi danh sách</translation>
    </message>
</context>
<context>
    <name>StatementsPage</name>
    <message>
        <source>Published figures</source>
        <translation>Số liệu công bố</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>New figure</source>
        <translation>Số liệu mới</translation>
    </message>
    <message>
        <source>{0}  ·  counted at {1}</source>
        <translation>{0}  ·  tính lúc {1}</translation>
    </message>
    <message>
        <source>Figures: {0}  ·  differences without a reason: {1}</source>
        <translation>Số liệu: {0}  ·  chênh lệch chưa có lý do: {1}</translation>
    </message>
    <message>
        <source>Edit the current figure</source>
        <translation>Sửa số liệu đang chọn</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Số liệu</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Đã công bố</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Tính ra</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Chênh lệch</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>So sánh</translation>
    </message>
    <message>
        <source>Sum of the published parts</source>
        <translation>Cộng các phần đã công bố</translation>
    </message>
    <message>
        <source>No programme yet</source>
        <translation>Chưa có chương trình</translation>
    </message>
    <message>
        <source>Headquarters opens one; it comes with the next bundle.</source>
        <translation>TW mở chương trình; chương trình về cùng gói tiếp theo.</translation>
    </message>
    <message>
        <source>No published figure yet</source>
        <translation>Chưa có số liệu công bố nào</translation>
    </message>
    <message>
        <source>Enter what a report or a newspaper said (Ctrl+N): it is shown beside what the program counts, and changes no total.</source>
        <translation>Ghi số mà báo cáo hoặc bài báo đã nêu (Ctrl+N): chương trình đặt cạnh số tính ra, không đổi số tổng nào.</translation>
    </message>
    <message>
        <source>This store does not have what “{0}” counts</source>
        <translation>Máy này không giữ đủ dữ liệu để tính lại “{0}”</translation>
    </message>
    <message>
        <source>The parts come to {1}, which fits “{0}”</source>
        <translation>Các phần cộng lại {1}, khớp với “{0}”</translation>
    </message>
    <message>
        <source>The parts come to {1}, which is not “{0}”, however rounded</source>
        <translation>Các phần cộng lại {1}, làm tròn thế nào cũng không thành “{0}”</translation>
    </message>
    <message>
        <source>The parts come to {1}; as rounded, they may be “{0}”</source>
        <translation>Các phần cộng lại {1}; do làm tròn, có thể vẫn là “{0}”</translation>
    </message>
    <message>
        <source>“{0}” was published, {1} is counted: it fits</source>
        <translation>Công bố “{0}”, tính ra {1}: khớp</translation>
    </message>
    <message>
        <source>“{0}” was published, {1} is counted: it does not fit</source>
        <translation>Công bố “{0}”, tính ra {1}: không khớp</translation>
    </message>
    <message>
        <source>Said: “{0}”</source>
        <translation>Nguyên văn: “{0}”</translation>
    </message>
    <message>
        <source>The source gives the state of {0}</source>
        <translation>Nguồn ghi số tính đến ngày {0}</translation>
    </message>
    <message>
        <source>The sponsors declared {0}</source>
        <translation>Nhà tài trợ khai {0}</translation>
    </message>
    <message>
        <source>Reason for the difference: {0}</source>
        <translation>Lý do chênh lệch: {0}</translation>
    </message>
    <message>
        <source>Look at the source again, or enter the reason for the difference (F2).</source>
        <translation>Xem lại nguồn, hoặc ghi lý do chênh lệch (F2).</translation>
    </message>
</context>
<context>
    <name>StockConsignPage</name>
    <message>
        <source>Gifts for patients named on the spot</source>
        <translation>Giao quà để trao cho người bệnh tại chỗ</translation>
    </message>
    <message>
        <source>Reserved for the hospital until given or brought back</source>
        <translation>Giữ cho bệnh viện đến khi trao hoặc nhận lại</translation>
    </message>
    <message>
        <source>{0}  ·  {1} left</source>
        <translation>{0}  ·  còn {1}</translation>
    </message>
    <message>
        <source>Such as Bệnh viện đa khoa tỉnh</source>
        <translation>Ví dụ Bệnh viện đa khoa tỉnh</translation>
    </message>
    <message>
        <source>Gifts of</source>
        <translation>Quà của</translation>
    </message>
    <message>
        <source>Gifts</source>
        <translation>Số quà</translation>
    </message>
    <message>
        <source>The paper that reserves them; enter it under Lists first</source>
        <translation>Văn bản cho giữ quà; vào sổ ở mục Danh sách đề nghị trước</translation>
    </message>
    <message>
        <source>Settle until</source>
        <translation>Hạn quyết toán</translation>
    </message>
    <message>
        <source>Nobody else may award these gifts meanwhile</source>
        <translation>Trong lúc đó không ai xét tặng được số quà này</translation>
    </message>
    <message>
        <source>The hospital names patients as they come; enter each when it tells you, with the stay and the card. What is left comes back.</source>
        <translation>Bệnh viện chọn người bệnh tại chỗ; bệnh viện báo ai thì ghi người đó, kèm đợt nằm viện và thẻ. Phần còn lại thì nhận lại.</translation>
    </message>
</context>
<context>
    <name>StreamsCard</name>
    <message>
        <source>Refuse for good…</source>
        <translation>Từ chối hẳn…</translation>
    </message>
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
    <name>TakeBackPage</name>
    <message>
        <source>Take back what was allotted</source>
        <translation>Thu hồi phân bổ</translation>
    </message>
    <message>
        <source>The entry stays in the list; a counter-entry takes it back</source>
        <translation>Bút toán cũ vẫn còn; một bút toán ngược trừ lại</translation>
    </message>
    <message>
        <source>Anybody who checks the books reads this</source>
        <translation>Người kiểm tra sổ sẽ đọc lý do này</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Số suất</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Dòng tài trợ</translation>
    </message>
    <message>
        <source>Allotted</source>
        <translation>Đã phân bổ</translation>
    </message>
    <message>
        <source>Remaining</source>
        <translation>Còn giao</translation>
    </message>
    <message>
        <source>Awarded</source>
        <translation>Đã xét tặng</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Ngày</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Văn bản</translation>
    </message>
</context>
<context>
    <name>TargetPage</name>
    <message>
        <source>Edit the target</source>
        <translation>Sửa chỉ tiêu</translation>
    </message>
    <message>
        <source>New target</source>
        <translation>Chỉ tiêu mới</translation>
    </message>
    <message>
        <source>It stands beside what the office did, and changes no figure</source>
        <translation>Chỉ tiêu đứng cạnh số đã làm, không làm đổi con số nào</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Số suất</translation>
    </message>
    <message>
        <source>Fill in only to take the target off the list</source>
        <translation>Chỉ điền khi bỏ chỉ tiêu khỏi danh sách</translation>
    </message>
    <message>
        <source>One target for each office and kind</source>
        <translation>Mỗi đơn vị, mỗi loại một chỉ tiêu</translation>
    </message>
    <message>
        <source>When it changes, edit it: what it was stays in its history.</source>
        <translation>Khi đổi thì sửa chỉ tiêu cũ: số trước vẫn còn trong lịch sử.</translation>
    </message>
</context>
<context>
    <name>TargetsPanel</name>
    <message>
        <source>Edit the target</source>
        <translation>Sửa chỉ tiêu</translation>
    </message>
    <message>
        <source>Set a target</source>
        <translation>Giao chỉ tiêu</translation>
    </message>
    <message>
        <source>No target yet</source>
        <translation>Chưa có chỉ tiêu</translation>
    </message>
    <message>
        <source>Set what an office shall reach of one kind (Ctrl+N).</source>
        <translation>Giao số suất mỗi loại mà đơn vị phải đạt (Ctrl+N).</translation>
    </message>
    <message>
        <source>Targets: {0}</source>
        <translation>Chỉ tiêu: {0}</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Sửa</translation>
    </message>
    <message>
        <source>Office and kind</source>
        <translation>Đơn vị, loại</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Chỉ tiêu</translation>
    </message>
    <message>
        <source>Awarded</source>
        <translation>Đã xét tặng</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Đã trao</translation>
    </message>
    <message>
        <source>Still to do</source>
        <translation>Còn phải trao</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Văn bản</translation>
    </message>
    <message>
        <source>an office not known here</source>
        <translation>đơn vị chưa có ở máy này</translation>
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
        <source>Another copy of this register lives on</source>
        <translation>Có một bản chép khác của dữ liệu này đang dùng</translation>
    </message>
    <message>
        <source>Both number parts and receipts alike. Give one of the two new keys under Exchange.</source>
        <translation>Hai bản đánh số phần số liệu và biên nhận trùng nhau. Tạo khóa mới cho một trong hai máy ở mục Trao đổi gói.</translation>
    </message>
    <message>
        <source>See the parts</source>
        <translation>Xem các phần số liệu</translation>
    </message>
    <message>
        <source>A PC that two registers write for: {0}</source>
        <translation>Có hai bản dữ liệu cùng ghi tên một máy: {0}</translation>
    </message>
    <message>
        <source>Nothing is lost. Have one of the two given new keys, and certify it.</source>
        <translation>Không mất gì. Đề nghị tạo khóa mới cho một trong hai, rồi cấp chứng thư.</translation>
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
        <source>Records that may be one person: {0} pairs</source>
        <translation>Hồ sơ có thể là cùng một người: {0} cặp</translation>
    </message>
    <message>
        <source>Look at both records and decide; none is merged.</source>
        <translation>Xem cả hai hồ sơ rồi kết luận; không hồ sơ nào bị gộp.</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>So sánh</translation>
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
        <source>Sponsors past the day they promised: {0}</source>
        <translation>Nhà tài trợ đã quá hạn cam kết: {0}</translation>
    </message>
    <message>
        <source>Declared and computed sum differ: {0}</source>
        <translation>{0} đăng ký có số khai khác số cộng, chưa ghi lý do</translation>
    </message>
    <message>
        <source>No verified backup of the last day</source>
        <translation>Hơn một ngày chưa có bản sao lưu đã kiểm</translation>
    </message>
    <message>
        <source>What was recorded since the last one lies on this PC alone.</source>
        <translation>Những gì ghi từ lần sao lưu trước chỉ nằm trên máy này.</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Sao lưu</translation>
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
        <source>Look through all records</source>
        <translation>Xem lại mọi hồ sơ</translation>
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
        <source>Records to look at again: {0}</source>
        <translation>{0} hồ sơ cần xem lại</translation>
    </message>
    <message>
        <source>Open cases: {0}</source>
        <translation>Việc phải có người xử lý: {0}</translation>
    </message>
    <message>
        <source>What happened and what the books say differ; a person must settle it.</source>
        <translation>Thực tế và sổ sách khác nhau, phải có người quyết định.</translation>
    </message>
    <message>
        <source>Settle them</source>
        <translation>Xử lý</translation>
    </message>
    <message>
        <source>Rules stopped them on {0}.</source>
        <translation>Vướng quy định khi xem ngày {0}.</translation>
    </message>
    <message>
        <source>See the records</source>
        <translation>Xem hồ sơ</translation>
    </message>
    <message>
        <source>Not looked through in {0}: all records</source>
        <translation>Năm {0} chưa xem lại hồ sơ</translation>
    </message>
    <message>
        <source>Decisions expire and cards turn up before an award is handed over.</source>
        <translation>Quyết định có thể hết hạn, người có thể đã có thẻ trước khi trao.</translation>
    </message>
    <message>
        <source>Look through</source>
        <translation>Xem lại</translation>
    </message>
    <message>
        <source>Nothing waits: everything recorded is in order.</source>
        <translation>Không có việc chờ: mọi thứ đã ghi đều ổn.</translation>
    </message>
    <message>
        <source>The office above answered; to put in order: {0}</source>
        <translation>Cấp trên trả lời, cần xử lý: {0}</translation>
    </message>
    <message>
        <source>Conflicts, double gifts, people another office has too.</source>
        <translation>Xung đột, tặng trùng, người đơn vị khác cũng có.</translation>
    </message>
    <message>
        <source>See the answer</source>
        <translation>Xem trả lời</translation>
    </message>
    <message>
        <source>People transferred to us: {0}</source>
        <translation>Người chuyển đến chờ tiếp nhận: {0}</translation>
    </message>
    <message>
        <source>Take each over, or say why not: the other office waits (Ctrl+D there).</source>
        <translation>Tiếp nhận từng người, hoặc ghi lý do từ chối: đơn vị kia đang chờ (bấm Ctrl+D ở đó).</translation>
    </message>
    <message>
        <source>See the people</source>
        <translation>Xem những người đó</translation>
    </message>
    <message>
        <source>Headquarters has not certified this PC yet</source>
        <translation>TW chưa duyệt máy này</translation>
    </message>
    <message>
        <source>Send its enrolment file, which Exchange writes again, and read its code out.</source>
        <translation>Gửi tệp đăng ký máy (ghi lại được ở mục Trao đổi gói) rồi đọc mã qua điện thoại.</translation>
    </message>
    <message>
        <source>See the code</source>
        <translation>Xem mã</translation>
    </message>
    <message>
        <source>The office's accounts do not hold on this PC yet</source>
        <translation>Tài khoản của đơn vị chưa có hiệu lực ở máy này</translation>
    </message>
    <message>
        <source>Whoever opens it may do everything: give a manager a passphrase here.</source>
        <translation>Ai mở được máy cũng làm được mọi việc: hãy đặt mật khẩu cho một người quản lý.</translation>
    </message>
    <message>
        <source>See the accounts</source>
        <translation>Xem tài khoản</translation>
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
    <name>TransferPage</name>
    <message>
        <source>Transfer to another office</source>
        <translation>Chuyển sang đơn vị khác</translation>
    </message>
    <message>
        <source>Such as: moved house, paper 12/TB of the commune</source>
        <translation>Ví dụ: chuyển nơi ở, theo thông báo 12/TB của xã</translation>
    </message>
    <message>
        <source>What goes along</source>
        <translation>Những gì chuyển theo</translation>
    </message>
    <message>
        <source>Name, birth date, numbers, address and hardship, and what the person was given in this programme. It leaves with the next bundle: straight to that office, or by the office above.</source>
        <translation>Họ tên, ngày sinh, các số giấy tờ, địa chỉ, hoàn cảnh, và những gì người này đã nhận trong chương trình. Gửi đi cùng gói đồng bộ tới: thẳng đến đơn vị đó, hoặc qua cấp trên.</translation>
    </message>
    <message>
        <source>Awards not handed over yet: {0}</source>
        <translation>Suất chưa trao: {0}</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>Những gì ở lại</translation>
    </message>
    <message>
        <source>The record, awards and receipts stay with this office. What is approved may still be handed over; nothing new is proposed here.</source>
        <translation>Hồ sơ, suất tặng và biên nhận vẫn thuộc đơn vị này. Suất đã duyệt vẫn trao được; ở đây không xét tặng thêm.</translation>
    </message>
</context>
<context>
    <name>TransfersPage</name>
    <message>
        <source>Transfers</source>
        <translation>Người chuyển đơn vị</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Rút lại</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Từ chối</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Tiếp nhận</translation>
    </message>
    <message>
        <source>Nobody was transferred</source>
        <translation>Chưa có ai chuyển đơn vị</translation>
    </message>
    <message>
        <source>A person who moved is transferred from the panel beside the list of people.</source>
        <translation>Người chuyển nơi ở được chuyển đi từ khung bên cạnh danh sách người được tặng.</translation>
    </message>
    <message>
        <source>Choose somebody in the list to see them here.</source>
        <translation>Chọn một người trong danh sách để xem ở đây.</translation>
    </message>
    <message>
        <source>{0} to answer</source>
        <translation>{0} chờ trả lời</translation>
    </message>
    <message>
        <source>Transfers: {0}</source>
        <translation>{0} lần chuyển</translation>
    </message>
    <message>
        <source>From and to</source>
        <translation>Từ đơn vị, đến đơn vị</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Trạng thái</translation>
    </message>
    <message>
        <source>(cannot be read)</source>
        <translation>(không đọc được)</translation>
    </message>
    <message>
        <source>What was told was erased by order</source>
        <translation>Nội dung chuyển đến đã xóa theo quyết định</translation>
    </message>
    <message>
        <source>Look whether our own record is to be erased too.</source>
        <translation>Hãy xem hồ sơ của đơn vị mình có phải xóa theo hay không.</translation>
    </message>
    <message>
        <source>Taken over by {0}</source>
        <translation>{0} đã tiếp nhận</translation>
    </message>
    <message>
        <source>Both records count as one person at headquarters.</source>
        <translation>Ở TW, hai hồ sơ được tính là một người.</translation>
    </message>
    <message>
        <source>Reason: {0}. The person stays with {1}.</source>
        <translation>Lý do: {0}. Người này vẫn thuộc {1}.</translation>
    </message>
    <message>
        <source>{0} refused</source>
        <translation>{0} từ chối</translation>
    </message>
    <message>
        <source>Taken back by {0}</source>
        <translation>{0} đã rút lại</translation>
    </message>
    <message>
        <source>Reason: {0}</source>
        <translation>Lý do: {0}</translation>
    </message>
    <message>
        <source>Waits for {0}</source>
        <translation>Chờ {0} trả lời</translation>
    </message>
    <message>
        <source>It goes with the next bundle for that office or the one above.</source>
        <translation>Gửi đi cùng gói đồng bộ tới cho đơn vị đó hoặc cho cấp trên.</translation>
    </message>
    <message>
        <source>Recorded here already: {0}</source>
        <translation>Ở đây đã có hồ sơ: {0}</translation>
    </message>
    <message>
        <source>One number is the same. Taking over keeps that record and adds none.</source>
        <translation>Trùng một số giấy tờ. Tiếp nhận thì giữ hồ sơ đó, không lập thêm.</translation>
    </message>
    <message>
        <source>Is the person ours now?</source>
        <translation>Người này nay thuộc đơn vị mình?</translation>
    </message>
    <message>
        <source>Taking over makes a record of our own; it can be edited.</source>
        <translation>Tiếp nhận thì lập hồ sơ của đơn vị mình, sửa được.</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Chuyển đi</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang lưu</translation>
    </message>
    <message>
        <source>{0} is recorded here now</source>
        <translation>Đã lập hồ sơ của {0} ở đây</translation>
    </message>
    <message>
        <source>Nothing was recorded. Ask the sender to correct it, or record the person yourself with the same number, then take over.</source>
        <translation>Chưa ghi gì. Đề nghị đơn vị gửi sửa lại, hoặc tự lập hồ sơ có cùng số giấy tờ rồi tiếp nhận.</translation>
    </message>
    <message>
        <source>This stops it</source>
        <translation>Chưa tiếp nhận được</translation>
    </message>
    <message>
        <source>Why is the transfer refused?</source>
        <translation>Vì sao từ chối lần chuyển này?</translation>
    </message>
    <message>
        <source>Why is the transfer taken back?</source>
        <translation>Vì sao rút lại lần chuyển này?</translation>
    </message>
    <message>
        <source>The other office reads it.</source>
        <translation>Đơn vị kia sẽ đọc được.</translation>
    </message>
</context>
<context>
    <name>UnitForm</name>
    <message>
        <source>Choose a pledge line (Alt+Down)</source>
        <translation>Chọn dòng tài trợ (Alt+Xuống)</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>còn {0}</translation>
    </message>
    <message>
        <source>Empty: {0}, or after a card</source>
        <translation>Trống: {0}, hoặc nối hạn thẻ</translation>
    </message>
    <message>
        <source>Wish: {0}</source>
        <translation>Nguyện vọng: {0}</translation>
    </message>
    <message>
        <source>No pledge has units left: enter one under Sponsors, or free a unit.</source>
        <translation>Không còn dòng tài trợ nào còn suất: nhập thêm ở mục Tài trợ, hoặc thôi trao một suất.</translation>
    </message>
</context>
<context>
    <name>UnitsPanel</name>
    <message>
        <source>Syllables of a commune, a district or a province, old or new</source>
        <translation>Vài chữ của tên xã, huyện hoặc tỉnh, cũ hay mới</translation>
    </message>
    <message>
        <source>Import newer units</source>
        <translation>Nhập bảng địa giới mới</translation>
    </message>
    <message>
        <source>Type two or three syllables</source>
        <translation>Gõ hai hoặc ba chữ</translation>
    </message>
    <message>
        <source>With or without accents: tay hoa lu, or ninh hai hoa lu.</source>
        <translation>Có dấu hay không đều được: tay hoa lu, hoặc ninh hai hoa lu.</translation>
    </message>
    <message>
        <source>No unit found</source>
        <translation>Không thấy đơn vị nào</translation>
    </message>
    <message>
        <source>Esc empties the search.</source>
        <translation>Bấm Esc để xóa ô tìm.</translation>
    </message>
    <message>
        <source>{0} of today  ·  {1} former</source>
        <translation>{0} hiện nay  ·  {1} cũ</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Đơn vị</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Mã</translation>
    </message>
    <message>
        <source>Boundaries</source>
        <translation>Địa giới</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Nay là</translation>
    </message>
    <message>
        <source>ended since</source>
        <translation>đã chấm dứt</translation>
    </message>
    <message>
        <source>Divided among {0} communes</source>
        <translation>Đã chia về {0} xã, phường</translation>
    </message>
    <message>
        <source>choose by where the person lives</source>
        <translation>chọn theo nơi ở</translation>
    </message>
    <message>
        <source>{0} is now</source>
        <translation>{0} nay là</translation>
    </message>
    <message>
        <source>{0} was divided: choose by where the person lives</source>
        <translation>{0} đã chia: chọn theo nơi ở</translation>
    </message>
    <message>
        <source>Tables of units (*.csv)</source>
        <translation>Bảng địa giới (*.csv)</translation>
    </message>
    <message>
        <source>Which table of units?</source>
        <translation>Bảng địa giới nào?</translation>
    </message>
    <message>
        <source>Comparing the table</source>
        <translation>Đang so bảng</translation>
    </message>
    <message>
        <source>{0} units differ, {1} are known as they stand, {2} are not in the file</source>
        <translation>{0} đơn vị khác, {1} đơn vị đã có sẵn, {2} đơn vị không có trong tệp</translation>
    </message>
    <message>
        <source>Line {0}: {1}: {2}</source>
        <translation>Dòng {0}: {1}: {2}</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>và {0} dòng nữa</translation>
    </message>
    <message>
        <source>ends; now {0}</source>
        <translation>chấm dứt; nay là {0}</translation>
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
    <message>
        <source>Say why it is handed over all the same</source>
        <translation>Ghi lý do để vẫn trao</translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>Verify a receipt</source>
        <translation>Kiểm tra biên nhận</translation>
    </message>
    <message>
        <source>The code carries the office&apos;s signature; no network is needed.</source>
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
        <source>Hold the card&apos;s QR code before the scanner. No key is needed.</source>
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
        <translation>Thấy {0} suất</translation>
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
        <source>Finding more …</source>
        <translation>Đang tìm thêm …</translation>
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
    <name>WhyPanel</name>
    <message>
        <source>Choose a pledge line and somebody, to see here what the rules say.</source>
        <translation>Chọn dòng tài trợ và một người để xem điều kiện ở đây.</translation>
    </message>
    <message>
        <source>Say why it is given all the same</source>
        <translation>Ghi lý do vẫn tặng</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Vì sao</translation>
    </message>
    <message>
        <source>Pays from {0} to {1}, {2} months</source>
        <translation>Đóng từ {0} đến {1}, {2} tháng</translation>
    </message>
    <message>
        <source>By the law of today: {0}</source>
        <translation>Theo luật hôm nay: {0}</translation>
    </message>
    <message>
        <source>Worth not known</source>
        <translation>Chưa tính được trị giá</translation>
    </message>
    <message>
        <source>May be the same person as:</source>
        <translation>Có thể trùng với:</translation>
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
        <source>Each unit becomes free for somebody else. Where it is paid already, its money is asked back under “Cards and books”. The award stays on record.</source>
        <translation>Suất trở lại cho người khác. Suất đã đóng tiền thì việc hoàn tiền mở ở mục “Cấp thẻ, sổ”. Suất này vẫn giữ trong sổ.</translation>
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
    <name>Workplace</name>
    <message>
        <source>Keeping who looked</source>
        <translation>Đang ghi ai đã xem</translation>
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
    <name>_Choosing</name>
    <message>
        <source>Name or the start of a number</source>
        <translation>Tên hoặc đầu số giấy tờ</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Thoát</translation>
    </message>
    <message>
        <source>Put into the household</source>
        <translation>Đưa vào hộ</translation>
    </message>
    <message>
        <source>Found by name:</source>
        <translation>Tìm theo tên:</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Đang lưu</translation>
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
    <name>_Head</name>
    <message>
        <source>Open record</source>
        <translation>Mở hồ sơ</translation>
    </message>
    <message>
        <source>a PC without a certificate</source>
        <translation>máy chưa được chứng nhận</translation>
    </message>
    <message>
        <source>Recorded {0}</source>
        <translation>Lập {0}</translation>
    </message>
</context>
<context>
    <name>_Likely</name>
    <message>
        <source>Alike</source>
        <translation>Mức giống</translation>
    </message>
    <message>
        <source>of 100</source>
        <translation>trên 100</translation>
    </message>
</context>
<context>
    <name>_OfPerson</name>
    <message>
        <source>Fill in only to take it off the list; it stays on record</source>
        <translation>Chỉ ghi khi rút khỏi danh sách; bản ghi vẫn được giữ</translation>
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
    <name>_Refusal</name>
    <message>
        <source>Say why</source>
        <translation>Ghi lý do</translation>
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
<context>
    <name>_StaffForm</name>
    <message>
        <source>At least 8 characters; a sentence is best.</source>
        <translation>Ít nhất 8 ký tự; một câu dài là tốt nhất.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Mật khẩu mới</translation>
    </message>
    <message>
        <source>The passphrase again</source>
        <translation>Gõ lại mật khẩu</translation>
    </message>
</context>
<context>
    <name>moments</name>
    <message>
        <source>just now</source>
        <translation>vừa xong</translation>
    </message>
    <message>
        <source>{0} minutes ago</source>
        <translation>{0} phút trước</translation>
    </message>
    <message>
        <source>{0} hours ago</source>
        <translation>{0} giờ trước</translation>
    </message>
    <message>
        <source>{0} days ago</source>
        <translation>{0} ngày trước</translation>
    </message>
</context>
</TS>
