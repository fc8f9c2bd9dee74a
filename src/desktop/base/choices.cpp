#include "desktop/base/choices.h"

#include <chrono>

namespace recoup::desktop::inline base {
namespace {

ui::LangChoice choice_of(core::Lang lang) {
    return lang == core::Lang::zh ? ui::LangChoice::zh : ui::LangChoice::en;
}

}  // namespace

ui::Choices choices_of(const Surroundings& surroundings) {
    const auto& settings = surroundings.settings;
    ui::Choices view;
    if (settings.language) view.lang = choice_of(*settings.language);
    if (surroundings.ports.lang) view.lang = choice_of(*surroundings.ports.lang);
    view.theme = static_cast<ui::ThemeChoice>(settings.theme);
    if (settings.motion) view.motion = *settings.motion ? ui::MotionChoice::on : ui::MotionChoice::off;
    view.first_view = static_cast<ui::FirstView>(settings.first_view);
    view.scale = static_cast<float>(settings.scale);
    view.leads = settings.remind_leads;
    if (const auto& quiet = settings.quiet)
        view.quiet.emplace(static_cast<int>(quiet->from.count()), static_cast<int>(quiet->to.count()));
    view.desktop_notifications = settings.desktop_notifications;
    view.home = settings.home;
    view.brief_limits = settings.brief_limits;
    view.upload_limits = settings.upload_limits;
    view.home_chosen = !settings.home.region.empty() && !settings.home.currency.empty();
    if (!view.home_chosen) view.home = core::guess_home(surroundings.ports.locale, surroundings.zone);
    return view;
}

void choose(Surroundings& surroundings, const ui::Choices& choice) {
    auto& settings = surroundings.settings;
    settings.language.reset();
    if (choice.lang != ui::LangChoice::system)
        settings.language = choice.lang == ui::LangChoice::zh ? core::Lang::zh : core::Lang::en;
    surroundings.ports.lang.reset();  // a choice made in the window stands above the command line
    settings.theme = static_cast<app::Theme>(choice.theme);
    settings.motion.reset();
    if (choice.motion != ui::MotionChoice::system) settings.motion = choice.motion == ui::MotionChoice::on;
    settings.first_view = static_cast<app::FirstView>(choice.first_view);
    settings.scale = static_cast<double>(choice.scale);
    settings.remind_leads = choice.leads;
    settings.quiet.reset();
    if (const auto& quiet = choice.quiet)
        settings.quiet = core::QuietHours{std::chrono::minutes{quiet->first}, std::chrono::minutes{quiet->second}};
    settings.desktop_notifications = choice.desktop_notifications;
    if (choice.home_chosen) settings.home = choice.home;
    settings.brief_limits = choice.brief_limits;
    settings.upload_limits = choice.upload_limits;
    surroundings.save();
}

}  // namespace recoup::desktop::inline base
