#include "support/ui_desk.h"

#include <map>

namespace recoup::testing {

UiDesk::UiDesk(ImVec2 display_px, core::Lang lang)
    : headless(
          glyphs, [this](Headless& h) { draw(h); }, display_px) {
    reader = {lang, *core::parse_instant("2026-11-22T15:47:50+08:00"), &zones, "Asia/Shanghai"};
    headless.textures[GreyPictures::kTexture] = {grey_.data(), 2, 2, platform::RasterTexture::Format::rgba8};
    choices.theme = ui::ThemeChoice::light;
}

core::Uuid UiDesk::run(const core::Command& command) {
    const auto change = core::apply(state, command, rules, reader.now, ids).value();
    state.put(change.rows);
    return change.case_uuid;
}

core::Uuid UiDesk::add(std::string title, std::string platform, core::Problem problem, std::int64_t paid_minor,
                       core::Stage stage) {
    core::AddCase command;
    command.fields.title = std::move(title);
    command.fields.platform = std::move(platform);
    command.fields.problem = problem;
    command.fields.paid_minor = paid_minor;
    command.stage = stage;
    return run(command);
}

void UiDesk::due_in(const core::Uuid& case_uuid, std::chrono::seconds left) {
    run(core::AddDeadline{case_uuid, {"等待平台答复", core::at_instant(reader.now + left), false, ""}});
}

std::vector<std::string> UiDesk::column(core::Stage stage) const {
    std::map<std::int64_t, std::string> titles;
    for (const auto& record : state.cases())
        if (record.row.stage == stage && record.on_board()) titles[record.row.position] = record.row.title;
    std::vector<std::string> out;
    for (const auto& [position, title] : titles) out.push_back(title);
    return out;
}

void UiDesk::draw(Headless& h) {
    board_ = core::board_view(state, ui.board.filter, reader);
    ui::AppView view{.state = state, .board = board_, .rules = rules};
    if (ui.view == ui::View::today) {
        std::vector<core::WaitingPictures> waiting;
        for (const auto& group : tray) waiting.push_back(group.pictures);
        today_ = core::today_view({state, rules, playbooks, messages, {}, reader}, waiting, seen_money);
        view.today = &today_;
    }
    if (ui.view == ui::View::agenda) {
        agenda_ = core::agenda_view(state, {ui.board.filter.search, ui.agenda.day}, reader);
        view.agenda = &agenda_;
    }
    view.board_generation = state.revision() * 31 + std::hash<std::string>{}(ui.board.filter.search) +
                            static_cast<unsigned>(ui.board.filter.quick) +
                            7 * static_cast<unsigned>(ui.board.filter.facets()) +
                            97 * static_cast<unsigned>(ui.board.filter.group);
    if (ui.view == ui::View::insights) {
        insights_ = core::insights_view(state, ui.insights.filter, ui.insights.pick, reader);
        view.insights = &insights_;
    }
    view.file_name = "我的退款.recoup";
    view.choices = choices;
    view.version = "test";
    view.playbooks = playbooks;
    view.messages = messages;
    view.phrasebook = &phrasebook;
    view.guide = guide;
    view.channels = channels;
    view.tray = tray;
    if (touch) touch(view);
    app = &view;
    const ui::TextClipboard clipboard{[&h] { return h.clipboard; },
                                      [&h](const std::string& text) { h.clipboard = text; }};
    last = ui::draw_root({view, reader, h.input, h.text, pictures ? *pictures : pictures_, clipboard, &h.probes}, ui);
    app = nullptr;
    for (const auto& command : last.commands) {
        commands.push_back(command);
        if (const auto change = core::apply(state, command, rules, reader.now, ids)) state.put(change->rows);
    }
    for (const auto& request : last.requests) {
        requests.push_back(request);
        if (const auto* put_away = std::get_if<ui::PutAwayMoneyRequest>(&request)) seen_money.push_back(put_away->seen);
    }
    if (last.copied) copied.push_back(*last.copied);
}

}  // namespace recoup::testing
