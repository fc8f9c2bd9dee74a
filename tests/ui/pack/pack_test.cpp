#include "ui/pack/pack.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "ui/case_desk.h"
#include "ui/context/report_look.h"

using namespace recoup;
using recoup::testing::CaseDesk;
using Step = ui::PackLook::Step;

namespace {

struct PackDesk : CaseDesk {
    PackDesk() : CaseDesk({1440, 900}, core::Lang::zh) {
        touch = [this](ui::AppView& view) {
            view.pack = look;
            if (!report.pages.pages.empty() || !report.trouble.empty()) view.report = &report;
            view.export_folders = {"/home/li/桌面"};
        };
        frame(2);
        headless.press(ui::Key::e, true);
        frame(3);
    }
    template <class R>
    const R* asked() const {
        return requests.empty() ? nullptr : std::get_if<R>(&requests.back());
    }
    template <class R>
    std::ptrdiff_t count_asked() const {
        return std::ranges::count_if(requests, [](const auto& one) { return std::holds_alternative<R>(one); });
    }
    // As many pages, each with a line of its number.
    void lay_out(int pages) {
        report.pages.pages.clear();
        for (int i = 1; i <= pages; ++i)
            report.pages.pages.push_back(
                {{core::TextItem{60, 60, 10, core::TypeFace::regular, core::Shade::text, std::to_string(i)}}});
        frame(2);
    }
    ui::PackLook look;
    ui::ReportLook report;
};

}  // namespace

TEST_CASE_FIXTURE(PackDesk, "Ctrl+E opens the sheet of the open case, Esc closes it") {
    REQUIRE(ui.tools.pack);
    CHECK(ui.tools.pack->case_uuid == music);
    headless.press(ui::Key::escape);
    frame(2);
    CHECK_FALSE(ui.tools.pack);
    CHECK(ui.drawer.case_uuid == music);
}

TEST_CASE_FIXTURE(PackDesk, "for whom it is presets the rest") {
    CHECK(ui.tools.pack->with_person);
    headless.click("pack/for/4");
    frame(2);
    CHECK(ui.tools.pack->choice == core::usual_pack(core::Purpose::me));
    CHECK_FALSE(ui.tools.pack->with_person);
}

TEST_CASE_FIXTURE(PackDesk, "Ctrl+Enter writes what is chosen, under a name of the case and the day") {
    headless.click("pack/as/0");
    headless.click("pack/history");
    headless.press(ui::Key::enter, true);
    frame();
    REQUIRE(asked<ui::PackRequest>());
    const auto& request = *asked<ui::PackRequest>();
    CHECK(request.case_uuid == music);
    CHECK(request.form == core::PackForm::folder);
    CHECK(request.choice.content.history);
    CHECK(request.choice.content.person.has_value());
    CHECK(request.path.starts_with("/home/li/桌面/退款证据包-"));
}

TEST_CASE_FIXTURE(PackDesk, "while it is written Esc stops it and keeps the sheet") {
    look.step = Step::writing;
    look.part = 0.4F;
    frame(2);
    headless.press(ui::Key::escape);
    frame(2);
    CHECK(asked<ui::StopPackRequest>());
    CHECK(ui.tools.pack);
}

TEST_CASE_FIXTURE(PackDesk, "what was made is told, its digest can be copied, and Enter ends it") {
    look = {.step = Step::done, .files = 14, .bytes = 2'100'000, .digest = std::string(64, 'd'), .path = "/a.zip"};
    frame(2);
    headless.click("pack/copy");
    frame();
    CHECK(copied.back() == std::string(64, 'd'));
    headless.press(ui::Key::enter);
    frame(2);
    CHECK_FALSE(ui.tools.pack);
    CHECK(asked<ui::ForgetPackRequest>());
}

TEST_CASE_FIXTURE(PackDesk, "a failure says what and where, and can be tried again") {
    look = {.step = Step::failed, .path = "/a.zip", .trouble = "磁盘已满"};
    frame(2);
    headless.click("pack/again");
    frame();
    CHECK(asked<ui::ForgetPackRequest>());
    CHECK(ui.tools.pack);
}

TEST_CASE_FIXTURE(PackDesk, "what is missing leads to where it is mended, and back") {
    headless.click("pack/mend/0");  // the first: the other side
    frame(2);
    REQUIRE(ui.tools.platforms);
    CHECK(ui.tools.platforms->chosen == "某音乐平台");
    headless.press(ui::Key::escape);
    frame(2);
    CHECK(ui.tools.pack);
}

TEST_CASE_FIXTURE(PackDesk, "the pages are asked for once, and again with every choice") {
    REQUIRE(count_asked<ui::ShowReportRequest>() == 1);
    frame(5);
    CHECK(count_asked<ui::ShowReportRequest>() == 1);
    headless.click("pack/history");
    frame(2);
    CHECK(count_asked<ui::ShowReportRequest>() == 2);
    const auto& asked = *this->asked<ui::ShowReportRequest>();
    CHECK(asked.case_uuid == music);
    CHECK(asked.content.history);
    headless.click("pack/as/0");  // what it becomes changes nothing in the report
    frame(2);
    CHECK(count_asked<ui::ShowReportRequest>() == 2);
}

TEST_CASE_FIXTURE(PackDesk, "pages are turned by keys and by buttons, and end at their ends") {
    lay_out(3);
    CHECK(headless.probes.contains("pack/page"));
    headless.press(ui::Key::page_up);
    frame(2);
    CHECK(ui.tools.pack->page == 0);
    headless.press(ui::Key::page_down);
    frame(2);
    CHECK(ui.tools.pack->page == 1);
    headless.click("pack/page_on");
    frame(2);
    CHECK(ui.tools.pack->page == 2);
    headless.press(ui::Key::page_down);
    frame(2);
    CHECK(ui.tools.pack->page == 2);
    headless.click("pack/page_back");
    frame(2);
    CHECK(ui.tools.pack->page == 1);
    lay_out(1);  // a choice left fewer
    CHECK(ui.tools.pack->page == 0);
}

TEST_CASE_FIXTURE(PackDesk, "to print is a way of its own: no place is asked for, and Ctrl+Enter prints the report") {
    headless.click("pack/as/3");
    frame(2);
    CHECK_FALSE(headless.probes.contains("pack/where"));
    headless.press(ui::Key::enter, true);
    frame();
    REQUIRE(asked<ui::PrintReportRequest>());
    CHECK(asked<ui::PrintReportRequest>()->case_uuid == music);
    CHECK(asked<ui::PrintReportRequest>()->content == ui.tools.pack->shown);
    CHECK(count_asked<ui::PackRequest>() == 0);
    look.step = Step::printed;
    frame(2);
    headless.press(ui::Key::enter);
    frame(2);
    CHECK_FALSE(ui.tools.pack);
}

TEST_CASE_FIXTURE(PackDesk, "Ctrl+P prints what the sheet would put into the report, whatever it is to become") {
    headless.press(ui::Key::p, true);
    frame();
    REQUIRE(asked<ui::PrintReportRequest>());
    CHECK(asked<ui::PrintReportRequest>()->content == ui.tools.pack->shown);
    CHECK(count_asked<ui::PrintRequest>() == 0);
}

TEST_CASE_FIXTURE(PackDesk, "of what was written the folder can be opened") {
    look = {.step = Step::done, .files = 14, .bytes = 2'100'000, .digest = std::string(64, 'd'), .path = "/x/a.zip"};
    frame(2);
    headless.click("pack/place");
    frame();
    REQUIRE(asked<ui::ShowFileRequest>());
    CHECK(asked<ui::ShowFileRequest>()->path == "/x/a.zip");
}
