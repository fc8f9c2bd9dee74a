// Evidence aimed at a slot, asked about afterwards, and what an import shows while it comes.
#include <doctest/doctest.h>

#include "ui/case_desk.h"

using namespace recoup;
using testing::CaseDesk;
using ui::Key;

namespace {

template <class T>
std::optional<T> last(const CaseDesk& desk) {
    for (auto it = desk.requests.rbegin(); it != desk.requests.rend(); ++it)
        if (const auto* found = std::get_if<T>(&*it)) return *found;
    return std::nullopt;
}

}  // namespace

TEST_CASE("what is pasted or dropped on a slot is of its kind") {
    CaseDesk desk;
    desk.frame(2);
    SUBCASE("a paste at the pointer") {
        desk.headless.move(desk.headless.at("slot/2"));
        desk.headless.press(Key::v, true);
        CHECK(last<ui::PasteRequest>(desk)->case_uuid == desk.music);
        CHECK(last<ui::PasteRequest>(desk)->kind == core::EvidenceKind::support_chat);
    }
    SUBCASE("a paste at a filled slot") {
        desk.headless.move(desk.headless.at("slot/0"));
        desk.headless.press(Key::v, true);
        CHECK(last<ui::PasteRequest>(desk)->kind == core::EvidenceKind::payment_proof);
    }
    SUBCASE("a paste beside them") {
        desk.headless.move({1200, 40});
        desk.headless.press(Key::v, true);
        CHECK_FALSE(last<ui::PasteRequest>(desk)->kind);
    }
    SUBCASE("a drop") {
        desk.headless.input.dropped_files = {"/tmp/a.png"};
        desk.headless.input.drop_at = desk.headless.at("slot/3");
        desk.frame();
        CHECK(last<ui::ImportRequest>(desk)->kind == core::EvidenceKind::terms);
        CHECK(last<ui::ImportRequest>(desk)->case_uuid == desk.music);
    }
    SUBCASE("in the evidence tab") {
        desk.ui.drawer.tab = ui::DrawerTab::evidence;
        desk.frame(2);
        desk.headless.move(desk.headless.at("evidence/slot/support_chat"));
        desk.save("aim_evidence_tab");
        desk.headless.press(Key::v, true);
        CHECK(last<ui::PasteRequest>(desk)->kind == core::EvidenceKind::support_chat);
        desk.headless.input.dropped_files = {"/tmp/a.png"};
        desk.headless.input.drop_at = desk.headless.at("evidence/slot/terms");
        desk.frame();
        CHECK(last<ui::ImportRequest>(desk)->kind == core::EvidenceKind::terms);
    }
}

TEST_CASE("the slot that was clicked takes what is pasted, in the picker and after it") {
    CaseDesk desk;
    desk.frame(2);
    desk.headless.click("slot/2");
    REQUIRE(desk.ui.tools.picker);
    SUBCASE("in the picker") {
        desk.frame();
        desk.headless.press(Key::v, true);
        CHECK(last<ui::PasteRequest>(desk)->case_uuid == desk.music);
        CHECK(last<ui::PasteRequest>(desk)->kind == core::EvidenceKind::support_chat);
        CHECK_FALSE(desk.ui.tools.picker);
    }
    SUBCASE("after it") {
        desk.frame();
        desk.headless.press(Key::escape);
        desk.frame();
        REQUIRE_FALSE(desk.ui.tools.picker);
        desk.headless.move({300, 300});
        desk.save("aim_clicked");
        desk.headless.press(Key::v, true);
        CHECK(last<ui::PasteRequest>(desk)->kind == core::EvidenceKind::support_chat);
        desk.headless.press(Key::escape);
        CHECK(desk.ui.drawer.case_uuid);
        desk.headless.press(Key::v, true);
        CHECK_FALSE(last<ui::PasteRequest>(desk)->kind);
        desk.headless.press(Key::escape);
        CHECK_FALSE(desk.ui.drawer.case_uuid);
    }
}

TEST_CASE("what came without a target asks which of the missing slots it is") {
    CaseDesk desk;
    desk.attach(desk.music, core::EvidenceKind::other, "粘贴的截图.png");
    const std::vector<core::Uuid> unaimed{desk.state.find(desk.music)->evidence.back().uuid};
    desk.touch = [&](ui::AppView& view) { view.unaimed = unaimed; };
    desk.frame(2);
    desk.save("unaimed");
    CHECK(desk.headless.shown("unaimed/2"));
    CHECK_FALSE(desk.headless.shown("unaimed/3"));
    SUBCASE("a slot") {
        desk.headless.click("unaimed/0");
        CHECK(desk.only<core::EditEvidence>().kind == core::EvidenceKind::support_chat);
        CHECK(desk.only<core::EditEvidence>().evidence_uuid == unaimed[0]);
        CHECK(last<ui::CloseUnaimedRequest>(desk)->evidence_uuid == unaimed[0]);
    }
    SUBCASE("none of them") {
        desk.headless.click("unaimed/2");
        CHECK(desk.commands.empty());
        CHECK(last<ui::CloseUnaimedRequest>(desk)->evidence_uuid == unaimed[0]);
    }
    SUBCASE("not at all") {
        desk.headless.click("unaimed/close");
        CHECK(last<ui::CloseUnaimedRequest>(desk));
        CHECK_FALSE(last<ui::CloseUnaimedRequest>(desk)->evidence_uuid);
    }
}

TEST_CASE("a dialog that still fills shows how far it is, and Esc asks before it gives up") {
    CaseDesk desk;
    desk.ui.drawer.case_uuid.reset();
    ui::open_new_case(desk.ui.new_case);
    int total = 12;
    desk.touch = [&](ui::AppView& view) {
        view.import = {5, total, true};
        view.refused = {{"坏的.png", "图片已损坏，无法读取，请重新复制一份"}};
    };
    desk.frame(2);
    CHECK(desk.headless.shown("new/progress"));
    desk.headless.press(Key::escape);
    desk.frame();
    CHECK(desk.ui.new_case.open);
    desk.save("new_case_ask_drop");
    SUBCASE("keeping on") {
        desk.headless.click("new/keep");
        desk.frame();
        CHECK(desk.ui.new_case.open);
        CHECK(desk.headless.shown("new/create"));
        CHECK_FALSE(last<ui::DropDraftRequest>(desk));
    }
    SUBCASE("Enter is no accident") {
        desk.headless.press(Key::enter);
        CHECK(desk.ui.new_case.open);
        CHECK(desk.commands.empty());
    }
    SUBCASE("giving up") {
        desk.headless.press(Key::escape);
        CHECK_FALSE(desk.ui.new_case.open);
        CHECK(last<ui::DropDraftRequest>(desk));
    }
    SUBCASE("when all has come Esc closes as always") {
        total = 0;
        desk.frame();
        CHECK(desk.headless.shown("new/create"));
        desk.headless.press(Key::escape);
        CHECK_FALSE(desk.ui.new_case.open);
    }
    SUBCASE("what was refused is looked at from there") {
        desk.headless.click("new/refused");
        desk.frame(2);
        desk.save("refused");
        CHECK(desk.headless.shown("refused/0"));
        desk.headless.press(Key::enter);
        CHECK(last<ui::CloseRefusedRequest>(desk));
        CHECK(desk.ui.new_case.open);
    }
}

TEST_CASE("a large folder is asked about") {
    CaseDesk desk;
    desk.touch = [](ui::AppView& view) { view.folder = ui::FolderOffer{"微信截图", 10'000}; };
    desk.frame(3);
    desk.save("folder");
    SUBCASE("taken") {
        desk.headless.click("folder/all");
        CHECK(last<ui::AnswerFolderRequest>(desk)->take);
    }
    SUBCASE("left") {
        desk.headless.press(Key::escape);
        CHECK_FALSE(last<ui::AnswerFolderRequest>(desk)->take);
    }
}

TEST_CASE("what a picture of an open case seems to be is proposed, taken by one key and never by itself") {
    CaseDesk desk;
    const auto& item = desk.state.find(desk.music)->evidence.front();
    const auto uuid = item.uuid;
    const auto number = std::to_string(item.number);
    const std::vector<ui::EvidenceRead> read{{.evidence = uuid,
                                              .proposal = {core::EvidenceKind::bank_record},
                                              .differs = {"不一样：¥328.00 / ¥382.00"},
                                              .their_words = "亲，系统显示正常呢"}};
    desk.touch = [&](ui::AppView& view) { view.evidence_read = read; };
    desk.ui.drawer.tab = ui::DrawerTab::evidence;
    desk.frame(2);
    CHECK(desk.headless.shown("evidence/" + number + "/proposal"));
    CHECK(desk.headless.shown("evidence/" + number + "/differs"));
    desk.save("evidence_read");
    CHECK(desk.commands.empty());
    SUBCASE("by Alt Enter") {
        desk.headless.input.chords.push_back({.key = Key::enter, .alt = true});
        desk.frame();
        REQUIRE(desk.commands.size() == 1);
        const auto& edit = std::get<core::EditEvidence>(desk.commands.back());
        CHECK(edit.evidence_uuid == uuid);
        CHECK(edit.kind == core::EvidenceKind::bank_record);
    }
    SUBCASE("what the other side says in it goes into the box it is answered from") {
        desk.headless.click("evidence/" + number + "/words");
        desk.frame(2);
        CHECK(desk.ui.drawer.tab == ui::DrawerTab::contacts);
        CHECK(desk.ui.drawer.new_contact.words == "亲，系统显示正常呢");
        CHECK(desk.ui.drawer.new_contact.direction == core::Direction::in);
    }
}

TEST_CASE("Ctrl+Shift+V without text asks for the words of the picture on the clipboard, and takes them once") {
    CaseDesk desk;
    desk.frame(2);
    desk.headless.clipboard.clear();
    desk.headless.press(Key::v, true, true);
    desk.frame(2);
    CHECK(last<ui::ReadWordsRequest>(desk)->case_uuid == desk.music);
    const ui::HeardWords heard{desk.music, "可能是您设备问题"};
    desk.touch = [&](ui::AppView& view) { view.heard = &heard; };
    desk.frame();
    desk.touch = nullptr;
    desk.frame(2);
    CHECK(last<ui::CloseHeardRequest>(desk));
    CHECK(desk.ui.drawer.tab == ui::DrawerTab::contacts);
    CHECK(desk.ui.drawer.new_contact.words == "可能是您设备问题");
}
