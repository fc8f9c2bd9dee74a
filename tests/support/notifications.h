// A desktop that keeps what it is shown and answers as the test says, and a schedule that only remembers.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "app/ports.h"

namespace recoup::test {

class GivenNotifications final : public app::Notifications {
  public:
    bool server = true;
    bool refuses = false;  // answers each note with an error
    std::vector<app::Notice> shown;
    std::function<app::NoticeReply(const app::Notice&)> answer;  // besides, then it is closed

    void on_reply(Listener listener) override { listener_ = std::move(listener); }
    void show(const app::Notice& notice) override {
        const bool takes = server && !refuses;
        if (takes) shown.push_back(notice);
        if (!listener_) return;
        listener_(notice.id, takes ? app::NoticeReply::shown : app::NoticeReply::failed);
        if (!takes || !answer) return;
        listener_(notice.id, answer(notice));
        listener_(notice.id, app::NoticeReply::closed);
    }
    bool available() override { return server; }
    void reply(const std::string& id, app::NoticeReply what) {
        if (listener_) listener_(id, what);
    }

  private:
    Listener listener_;
};

class GivenSchedule final : public app::ReminderSchedule {
  public:
    std::vector<Entry> now;
    std::error_code failure;

    std::vector<Entry> entries() const override { return now; }
    tl::expected<Kind, std::error_code> install(const std::filesystem::path& file, std::string_view) override {
        if (failure) return tl::unexpected(failure);
        uninstall(file);
        now.push_back({Kind::systemd, true, file});
        return Kind::systemd;
    }
    std::error_code uninstall(const std::optional<std::filesystem::path>& file) override {
        if (!failure) std::erase_if(now, [&](const Entry& entry) { return !file || entry.file == *file; });
        return failure;
    }
};

}  // namespace recoup::test
