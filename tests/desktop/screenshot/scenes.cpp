#include "desktop/screenshot/scenes.h"

#include <doctest/doctest.h>

#include "app/demo/demo.h"
#include "app/session/session.h"
#include "core/model/show.h"
#include "platform/clipboard/system_clipboard.h"
#include "platform/files/files.h"
#include "platform/files/system_folders.h"
#include "platform/notify/notifications.h"
#include "platform/notify/reminder_schedule.h"

namespace recoup::testing {
namespace {

using namespace std::chrono_literals;

constexpr core::Instant kNow = std::chrono::sys_days{2026y / 11 / 28} + 7h + 20min;

core::Change run(app::Session& session, const core::Command& command) {
    auto change = session.dispatch(command);
    REQUIRE_MESSAGE(change, core::sentence(core::Lang::en, change.error()));
    return *change;
}

std::string often(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

core::CaseFields fields_of(int i) {
    static constexpr const char* kCurrencies[] = {"CNY", "USD", "EUR", "GBP", "HKD"};
    core::CaseFields fields;
    fields.title = i % 2 == 0 ? often("付款后显示支付失败，但是银行卡已经被扣款，客服说系统一切正常。", 2)
                              : often("Charged twice although the payment was declined, and nobody answers. ", 2);
    fields.platform =
        i % 3 == 0 ? "一个名字特别特别长的海外购物平台官方旗舰店" : "Supercalifragilistic Payments International Ltd.";
    fields.problem = static_cast<core::Problem>(i % 10);
    fields.currency = kCurrencies[i % 5];
    fields.paid_minor = i % 2 == 0 ? 999'999'999'999 : 1'234'567;
    fields.claimed_minor = fields.paid_minor;
    fields.order_no = "20261120220014880001";
    fields.payment_method = "Credit card of the Industrial and Commercial Bank, ending in 8888";
    fields.note = often("很长的备注，记下了每一次沟通的细节。 A long note with every detail. ", 20);
    fields.tags = std::vector<std::string>{"双十一", "跨境", "a rather long tag", "urgent", "家人"};
    return fields;
}

void fill_case(app::Session& session, const core::Uuid& id, int i) {
    for (int k = 0; k < 6; ++k)
        run(session, core::AddContact{.case_uuid = id,
                                      .at = kNow - std::chrono::hours{30 * (k + 1)},
                                      .direction = k % 2 == 0 ? core::Direction::out : core::Direction::in,
                                      .party = k % 3 == 0 ? core::Party::seller : core::Party::platform,
                                      .ticket = "202611280000001234567",
                                      .text = often("亲，系统显示一切正常，可能是您的操作问题哦。 Please wait. ", 5),
                                      .pushback = k % 2 == 0 ? core::Pushback::none : core::Pushback::system_normal});
    for (int k = 0; k < 4; ++k)
        run(session,
            core::AddDeadline{id,
                              {k % 2 == 0 ? "Regulator decides whether to accept the complaint about this purchase"
                                          : "等待平台对第二次申诉给出书面答复的最后期限，逾期即升级",
                               core::at_instant(kNow + std::chrono::hours{19 + 40 * k - 60 * (i % 2)}), false, ""}});
}

// More cases than fit, with more in each than anybody has.
void make_too_much(const std::filesystem::path& file, const app::SessionPorts& ports) {
    auto made = app::Session::open(file, true, ports);
    REQUIRE(made);
    auto& session = **made;
    for (int i = 0; i < 30; ++i) {
        core::AddCase add;
        add.fields = fields_of(i);
        add.stage = static_cast<core::Stage>(i % core::kStageCount);
        for (std::size_t k = 0; k < core::words<core::EvidenceKind>().size(); ++k)
            add.slots.push_back(static_cast<core::EvidenceKind>(k));
        if (add.stage == core::Stage::refunded) add.fields.received_minor = 123'456;
        const auto id = run(session, add).case_uuid;
        if (i < 6) fill_case(session, id, i);
    }
    REQUIRE(session.flush());
}

}  // namespace

struct Story::Machine {
    app::FixedClock clock{kNow};
    test::FixedZones zones;
    test::CountingIds ids;
    app::Library library{""};
    platform::SystemFolders folders;
    platform::SystemFiles files;
    platform::SystemClipboard clipboard;
    std::unique_ptr<app::Notifications> notifications = platform::system_notifications();
    platform::SystemReminderSchedule schedule;

    app::Ports ports() { return {clock, zones, ids, library, folders, files, clipboard, *notifications, schedule}; }
    app::SessionPorts session_ports() { return {clock, zones, ids, library.rules(), {}}; }
};

Story::Story(Amount amount, core::Lang lang)
    : lang_(lang), machine_(std::make_unique<Machine>()), file_(folder_.path() / "story.recoup") {
    if (amount == Amount::demo)
        REQUIRE(app::make_demo(file_, lang, kNow, machine_->zones, machine_->ids, machine_->library));
    if (amount == Amount::too_much) make_too_much(file_, machine_->session_ports());
    if (amount == Amount::nothing) {
        auto made = app::Session::open(file_, true, machine_->session_ports());
        REQUIRE(made);
        REQUIRE((*made)->flush());
    }
}

Story::~Story() = default;

std::unique_ptr<desktop::Scene> Story::scene(bool dark) {
    auto scene = desktop::Scene::open(file_, machine_->ports(), lang_, dark);
    REQUIRE(scene);
    return std::move(*scene);
}

}  // namespace recoup::testing
