// Tags in the overview, and evidence dragged onto the contact it shows.
#include <doctest/doctest.h>

#include "support/painted_pictures.h"
#include "ui/case_desk.h"

using namespace recoup;
using namespace recoup::testing;
using ui::DrawerTab;
using ui::Key;
using ui::ThemeChoice;
using namespace std::chrono;

namespace {

struct LinksDesk : CaseDesk {
    PaintedPictures painted{headless};

    explicit LinksDesk(ImVec2 px = {1440, 900}, core::Lang lang = core::Lang::zh) : CaseDesk(px, lang) {
        pictures = &painted;
    }
    core::Uuid log(hours ago, core::Direction direction, std::string text) {
        core::AddContact contact{.case_uuid = music, .at = reader.now - ago, .direction = direction};
        contact.text = std::move(text);
        run(contact);
        return state.find(music)->contacts.back().uuid;
    }
    void show(DrawerTab tab) {
        ui.drawer.tab = tab;
        frame(3);
    }
    const std::string& tags() const { return row(music).tags; }
    // Presses the picture and goes to the contact, without letting go.
    void carry(std::string_view from, std::string_view to) {
        const auto goal = headless.at(to);
        headless.move(headless.at(from));
        headless.wait(1);
        headless.button(true);
        headless.move({headless.at(from).x + 12, headless.at(from).y + 12});
        headless.move(goal);
        frame(2);
    }
};

}  // namespace

TEST_CASE("tags and dragging are drawn for the eye") {
    if (!std::getenv("RECOUP_PICTURES")) return;
    for (const bool wide : {true, false}) {
        LinksDesk desk(wide ? ImVec2{1440, 900} : ImVec2{900, 600}, wide ? core::Lang::zh : core::Lang::en);
        const std::string end = wide ? "-zh" : "-narrow-en";
        const auto theme = wide ? ThemeChoice::light : ThemeChoice::dark;
        desk.show(DrawerTab::overview);
        desk.save("tags-none" + end, theme);
        desk.run(
            core::SetTags{desk.music, {"会员", "等客服回电", "urgent", "音乐", "a tag with a good many words in it"}});
        desk.run(core::SetTags{desk.state.cases()[0].row.uuid, {"手机", "质量问题"}});
        desk.show(DrawerTab::overview);
        desk.save("tags" + end, theme);
        desk.headless.click("tag/add");
        desk.frame(2);
        desk.headless.press(Key::down);
        desk.save("tags-typing" + end, theme);
        desk.headless.press(Key::escape);
        desk.headless.press(Key::escape);
        desk.log(hours{60}, core::Direction::out, "首次反馈无法播放");
        desk.log(hours{36}, core::Direction::in, "可能是您设备的问题");
        desk.log(hours{3}, core::Direction::out, "引用条款要求退款");
        desk.show(DrawerTab::contacts);
        desk.save("contacts-strip" + end, theme);
        desk.carry("new_contact/evidence/1", "contact/3");
        desk.save("contacts-drag" + end, theme);
        desk.headless.button(false);
        for (int i = 0; i < 40; ++i) desk.attach(desk.music, core::EvidenceKind::other, "图.png");
        desk.show(DrawerTab::contacts);
        desk.save("contacts-many" + end, theme);
    }
}

TEST_CASE("a tag is typed and kept with Enter, and the field waits for the next") {
    LinksDesk desk;
    desk.show(DrawerTab::overview);
    desk.headless.click("tag/add");
    desk.frame(2);
    desk.headless.type("会员");
    desk.headless.press(Key::enter);
    desk.frame(2);
    CHECK(desk.tags() == "会员");
    desk.headless.type("urgent");
    desk.headless.press(Key::enter);
    desk.frame(2);
    CHECK(desk.tags() == "会员\nurgent");
    desk.headless.press(Key::escape);
    desk.frame(2);
    CHECK_FALSE(desk.headless.shown("tag/field"));
    CHECK(desk.headless.shown("drawer"));
    CHECK(desk.commands.size() == 2);
}

TEST_CASE("tags of other cases are offered, those of this one are not") {
    LinksDesk desk;
    desk.run(core::SetTags{desk.add("别的", "平台", core::Problem::other, 1), {"会员到期", "会员"}});
    desk.run(core::SetTags{desk.music, {"会员"}});
    desk.show(DrawerTab::overview);
    desk.headless.click("tag/add");
    desk.frame(2);
    desk.headless.type("会");
    desk.frame();
    REQUIRE(desk.headless.shown("tag/field/suggested/0"));
    CHECK_FALSE(desk.headless.shown("tag/field/suggested/1"));
    desk.headless.click("tag/field/suggested/0");
    desk.frame(2);
    CHECK(desk.tags() == "会员\n会员到期");
    CHECK(desk.headless.shown("tag/field"));
}

TEST_CASE("a press takes a tag off; a read-only file only shows them") {
    LinksDesk desk;
    desk.run(core::SetTags{desk.music, {"会员", "urgent"}});
    desk.show(DrawerTab::overview);
    desk.headless.click("tag/0");
    desk.frame(2);
    CHECK(desk.tags() == "urgent");
    desk.touch = [](ui::AppView& view) { view.save = ui::SaveLook::read_only; };
    desk.frame(2);
    CHECK_FALSE(desk.headless.shown("tag/0"));
    CHECK_FALSE(desk.headless.shown("tag/add"));
}

TEST_CASE("a picture dragged onto a contact shows it from then on, beside what shows it already") {
    LinksDesk desk;
    const auto contact = desk.log(hours{60}, core::Direction::out, "首次反馈");
    desk.log(hours{3}, core::Direction::in, "收到");
    desk.show(DrawerTab::contacts);
    desk.carry("new_contact/evidence/0", "contact/1");
    CHECK(desk.headless.shown("contact/target"));
    CHECK(desk.headless.shown("contact/hole"));
    CHECK(desk.commands.empty());
    desk.headless.button(false);
    desk.frame(2);
    const auto& first = desk.only<core::EditContact>();
    CHECK(first.contact_uuid == contact);
    CHECK_FALSE(first.text);
    CHECK(desk.state.find(desk.music)->evidence[0].contact_uuid == contact);
    desk.carry("new_contact/evidence/0", "contact/1");
    desk.headless.button(false);
    desk.frame(2);
    for (const auto& item : desk.state.find(desk.music)->evidence) CHECK(item.contact_uuid == contact);
    CHECK_FALSE(desk.headless.shown("new_contact/evidence/0"));
}

TEST_CASE("a drag is given up with Esc or away from every contact, and links nothing") {
    LinksDesk desk;
    desk.log(hours{60}, core::Direction::out, "首次反馈");
    desk.show(DrawerTab::contacts);
    desk.carry("new_contact/evidence/0", "contact/1");
    desk.headless.press(Key::escape);
    desk.frame();
    CHECK_FALSE(desk.headless.shown("contact/target"));
    CHECK(desk.headless.shown("drawer"));
    desk.headless.button(false);
    desk.frame(2);
    desk.carry("new_contact/evidence/0", "new_contact/words");
    desk.headless.button(false);
    desk.frame(2);
    CHECK(desk.commands.empty());
    CHECK_FALSE(desk.state.find(desk.music)->evidence[0].contact_uuid);
}

TEST_CASE("a press without a drag still marks the picture for the contact being entered") {
    LinksDesk desk;
    desk.log(hours{60}, core::Direction::out, "首次反馈");
    desk.show(DrawerTab::contacts);
    desk.headless.click("new_contact/evidence/1");
    desk.frame(2);
    CHECK(desk.ui.drawer.new_contact.evidence.size() == 1);
    CHECK(desk.commands.empty());
    desk.carry("new_contact/evidence/1", "contact/1");
    desk.headless.button(false);
    desk.frame(2);
    CHECK(desk.ui.drawer.new_contact.evidence.size() == 1);
    CHECK(std::holds_alternative<core::EditContact>(desk.commands.back()));
}

TEST_CASE("a linked picture is dragged to another contact, and a read-only file lets none go") {
    LinksDesk desk;
    desk.log(hours{60}, core::Direction::out, "首次反馈");
    const auto second = desk.log(hours{3}, core::Direction::in, "收到");
    desk.show(DrawerTab::contacts);
    desk.carry("new_contact/evidence/0", "contact/1");
    desk.headless.button(false);
    desk.frame(2);
    desk.carry("contact/1/shot/0", "contact/2");
    desk.headless.button(false);
    desk.frame(2);
    CHECK(desk.state.find(desk.music)->evidence[0].contact_uuid == second);
    CHECK_FALSE(desk.ui.tools.viewer);
    const auto before = desk.commands.size();
    desk.touch = [](ui::AppView& view) { view.save = ui::SaveLook::read_only; };
    desk.frame(2);
    desk.carry("new_contact/evidence/0", "contact/1");
    CHECK_FALSE(desk.headless.shown("contact/target"));
    desk.headless.button(false);
    desk.frame(2);
    CHECK(desk.commands.size() == before);
}
