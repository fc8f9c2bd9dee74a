#include "desktop/files/packing.h"

#include <doctest/doctest.h>

#include "desktop/base/parts_fixture.h"
#include "desktop/files/exports.h"
#include "desktop/files/report_preview.h"
#include "desktop/imports/import_queue.h"

using namespace recoup;
using namespace recoup::testing;
using Step = ui::PackLook::Step;

namespace {

class GivenPrinters final : public app::Printers {
  public:
    Answer answer = Answer::taken;
    std::string pdf, title;

    Answer print(std::span<const std::byte> bytes, const std::string& named, const std::string&) override {
        pdf.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        title = named;
        return answer;
    }
};

class GivenFileManager final : public app::FileManager {
  public:
    bool able = true;
    std::filesystem::path shown;

    bool show(const std::filesystem::path& path) override {
        shown = path;
        return able;
    }
};

class PackingFixture : public PartsFixture {
  public:
    PackingFixture() {
        around.ports.printers = &printers;
        around.ports.file_manager = &file_manager;
        desktop::ImportQueue imports(file, jobs, around, voice, [] {});
        on_news = [&](const app::SessionNews& news) { imports.take_news(news); };
        case_uuid = add_case("保修期内维修三次");
        imports.add({write("shot.png", test::png(30, 60))}, {case_uuid, std::nullopt});
        settle();
        on_news = [](const app::SessionNews&) {};
        voice = {};
    }

    ui::PackLook look() const {
        const core::BoardView board;
        const core::Rulebook rules;
        ui::AppView view{.state = file.state(), .board = board, .rules = rules};
        packing.show(view);
        return view.pack;
    }
    static bool tells(const ui::ReportLook& report, std::string_view part) {
        for (const auto& page : report.pages.pages)
            for (const auto& item : page.items)
                if (const auto* text = std::get_if<core::TextItem>(&item))
                    if (text->text.find(part) != std::string::npos) return true;
        return false;
    }

    GivenPrinters printers;
    GivenFileManager file_manager;
    core::Uuid case_uuid;
    core::ReportChoice choice = core::usual_choice(core::Purpose::regulator);
    desktop::Packing packing{file, jobs, around};
    desktop::ReportPreview preview{file, jobs, around};
    desktop::Exports exports{file, jobs, around, voice};
};

}  // namespace

TEST_CASE_FIXTURE(PackingFixture, "the pages of a report follow what is chosen and what is changed in the case") {
    CHECK(preview.shown() == nullptr);
    preview.want({case_uuid, choice});
    settle();
    REQUIRE(preview.shown());
    CHECK(tells(*preview.shown(), "保修期内维修三次"));
    REQUIRE(preview.shown()->exhibits.size() == 1);
    CHECK(preview.shown()->exhibits[0] == file.state().cases()[0].evidence[0].uuid);
    choice.person = core::Person{"林晓舟", "", ""};
    preview.want({case_uuid, choice});
    choice.person->phone = "138 0013 8000";
    preview.want({case_uuid, choice});  // the last counts
    settle();
    CHECK(tells(*preview.shown(), "林晓舟"));
    CHECK(tells(*preview.shown(), "138 0013 8000"));
    core::CaseFields fields;
    fields.title = "改过的标题";
    REQUIRE(file->dispatch(core::EditCase{.case_uuid = case_uuid, .fields = fields}));
    preview.shown();
    settle();
    CHECK(tells(*preview.shown(), "改过的标题"));
    preview.forget();
    CHECK(preview.shown() == nullptr);
}

TEST_CASE_FIXTURE(PackingFixture, "to print hands the report as a PDF to the printers") {
    packing.print({case_uuid, choice});
    CHECK(look().step == Step::printing);
    settle();
    CHECK(look().step == Step::printed);
    CHECK(printers.pdf.starts_with("%PDF-"));
    CHECK(printers.title.starts_with("退款报告-1-"));
}

TEST_CASE_FIXTURE(PackingFixture, "without a sheet a case, the agenda and the board are printed, and a note tells so") {
    using What = ui::PrintRequest::What;
    struct Case {
        ui::PrintRequest request;
        std::string_view title;
    };
    for (const auto& [request, title] :
         {Case{{What::report, case_uuid}, "退款报告-1-"}, Case{{What::agenda}, "期限"}, Case{{What::board}, "看板"}}) {
        voice = {};
        printers.pdf.clear();
        exports.print(request);
        settle();
        CHECK(printers.pdf.starts_with("%PDF-"));
        CHECK(printers.title.find(title) != std::string::npos);
        REQUIRE(voice.notes.size() == 1);
        CHECK(voice.notes[0].find(title) != std::string::npos);
        CHECK(voice.troubles.empty());
    }
    printers.answer = app::Printers::Answer::refused;
    exports.print({What::board});
    settle();
    REQUIRE(voice.troubles.size() == 1);
    CHECK(voice.troubles[0].message == "print_refused"_tr);
}

TEST_CASE_FIXTURE(PackingFixture, "where nothing prints it is said, and can be tried again") {
    printers.answer = app::Printers::Answer::unavailable;
    packing.print({case_uuid, choice});
    settle();
    CHECK(look().step == Step::failed);
    CHECK(look().trouble.find("PDF") != std::string::npos);
    packing.forget();
    around.ports.printers = nullptr;
    packing.print({case_uuid, choice});
    settle();
    CHECK(look().step == Step::failed);
}

TEST_CASE_FIXTURE(PackingFixture, "a written pack is shown in its folder; where that cannot be its place is told") {
    packing.write({case_uuid, {choice}, core::PackForm::zip, (folder.path() / "包.zip").string()});
    settle();
    REQUIRE(look().step == Step::done);
    exports.show(look().path);
    settle();
    CHECK(file_manager.shown == folder.path() / "包.zip");
    CHECK(voice.silent());
    file_manager.able = false;
    exports.show(look().path);
    settle();
    REQUIRE(voice.notes.size() == 1);
    CHECK(voice.notes[0].find("包.zip") != std::string::npos);
}
