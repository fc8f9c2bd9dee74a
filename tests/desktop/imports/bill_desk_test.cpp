#include "desktop/imports/bill_desk.h"

#include <doctest/doctest.h>

#include "desktop/base/parts_fixture.h"
#include "support/source_dir.h"

using namespace recoup;
using namespace recoup::testing;
using Step = ui::BillLook::Step;

namespace {

constexpr std::string_view kBill =
    "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注\n"
    "2026-11-20 20:14:06,商户消费,海豚数码旗舰店,蓝牙耳机,支出,¥328.00,零钱,支付成功,4200001\t,M002\t,/\n"
    "2026-11-20 20:13:41,商户消费,海豚数码旗舰店,蓝牙耳机,支出,¥328.00,零钱,支付成功,4200000\t,M001\t,/\n";

class BillFixture : public PartsFixture {
  public:
    std::filesystem::path write_text(const std::string& name, std::string_view text) {
        return write(name, std::vector<std::uint8_t>(text.begin(), text.end()));
    }
    const ui::BillLook& open(const std::filesystem::path& path, std::optional<std::string> password = {}) {
        bills.open(path, std::move(password));
        CHECK(bills.refresh().step == Step::reading);
        settle();
        return bills.refresh();
    }

    desktop::BillDesk bills{file, jobs, around, voice};
};

}  // namespace

TEST_CASE_FIXTURE(BillFixture,
                  "a bill is read without a word in the file, and taken in one step with itself as evidence") {
    const auto& look = open(write_text("wechat.csv", kBill));
    REQUIRE(look.step == Step::shown);
    CHECK(look.name == "wechat.csv");
    CHECK(look.bill->payments.size() == 2);
    REQUIRE(look.view->findings.size() == 1);
    CHECK(file.state().cases().empty());
    CHECK(originals_in(file_path) == 0);
    bills.take({0, 1}, {});
    settle();
    REQUIRE(file.state().cases().size() == 1);
    const auto& record = file.state().cases()[0];
    CHECK(record.row.paid_minor == 32800);
    REQUIRE(record.evidence.size() == 1);
    CHECK(record.evidence[0].kind == core::EvidenceKind::bank_record);
    CHECK(originals_in(file_path) == 1);
    CHECK(voice.changes.size() == 1);
    bills.refresh();
    settle();
    CHECK(bills.refresh().view->known_count >= 1);
    REQUIRE(file->undo());
    CHECK(file.state().cases().empty());
}

TEST_CASE_FIXTURE(BillFixture, "the same rows are not taken twice") {
    open(write_text("wechat.csv", kBill));
    bills.take({0, 1}, {});
    settle();
    const auto revision = file.state().revision();
    bills.take({1}, {});
    settle();
    CHECK(file.state().cases().size() == 1);
    bills.take({0, 1}, file.state().cases()[0].row.uuid);
    settle();
    CHECK(file.state().cases()[0].evidence.size() == 1);
    CHECK(file.state().revision() >= revision);
}

TEST_CASE_FIXTURE(BillFixture, "an archive asks for its password until it fits") {
    const auto archive = test::source_path("tests/bill/files/wechat-zipcrypto.zip");
    CHECK(open(archive).step == Step::locked);
    CHECK(bills.refresh().trouble.empty());
    const auto number = bills.refresh().number;
    CHECK(open(archive, "wrong!").step == Step::locked);
    CHECK_FALSE(bills.refresh().trouble.empty());
    CHECK(bills.refresh().number == number);
}

TEST_CASE_FIXTURE(BillFixture, "what is no bill is told in a sentence, and a file that is not there as well") {
    CHECK(open(write_text("list.csv", "a,b\n1,2\n")).step == Step::failed);
    CHECK(bills.refresh().trouble.find("list.csv") != std::string::npos);
    CHECK(open(shots / "gone.csv").step == Step::failed);
    CHECK_FALSE(bills.refresh().trouble.empty());
    CHECK(voice.silent());
}

TEST_CASE_FIXTURE(BillFixture, "what a person calls fine stays so in the next bill, until it is called otherwise") {
    const auto path = write_text("wechat.csv", kBill);
    open(path);
    bills.call_fine(0, true);
    bills.refresh();
    settle();
    CHECK(bills.refresh().view->fine[0]);
    CHECK(open(path).view->fine[0]);
    bills.call_fine(0, false);
    bills.refresh();
    settle();
    CHECK_FALSE(bills.refresh().view->fine[0]);
    CHECK(around.settings.fine_payments.empty());
}

TEST_CASE_FIXTURE(BillFixture, "a bill that is put away while it is read is not shown") {
    bills.open(write_text("wechat.csv", kBill), {});
    bills.forget();
    settle();
    CHECK(bills.refresh().step == Step::none);
    CHECK(bills.refresh().view == nullptr);
}
