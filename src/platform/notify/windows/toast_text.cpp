#include <fmt/format.h>

#include "platform/notify/notification_text.h"
#include "platform/notify/windows/toasts.h"

namespace recoup::platform::inline notify {
namespace {

constexpr std::size_t kMaxTitleBytes = 200;
constexpr std::size_t kMaxBodyBytes = 1000;

// As the toast gives it back.
std::string_view word_of(app::NoticeReply reply) {
    if (reply == app::NoticeReply::snooze) return "snooze";
    return reply == app::NoticeReply::done ? "done" : "open";
}

std::string line(std::string_view text) {
    return fmt::format("<text>{}</text>", escape_markup(text));
}

}  // namespace

std::string toast_text(const app::Notice& notice) {
    std::string actions;
    for (const auto& action : notice.actions)
        actions += fmt::format("<action content=\"{}\" arguments=\"{}\"/>",
                               escape_markup(notice_title(action.label, kMaxTitleBytes)), word_of(action.reply));
    // A reminder stays until it is answered; one without a button would not.
    const bool stays = notice.urgent && !actions.empty();
    return fmt::format(
        "<toast launch=\"open\"{}><visual><binding template=\"ToastGeneric\">{}{}</binding></visual>"
        "<actions>{}</actions></toast>",
        stays ? " scenario=\"reminder\"" : "", line(notice_title(notice.title, kMaxTitleBytes)),
        line(plain_notice_text(notice.body, kMaxBodyBytes)), actions);
}

}  // namespace recoup::platform::inline notify
