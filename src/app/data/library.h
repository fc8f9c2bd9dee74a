// What the program knows: rules, holiday tables, playbooks, messages, the guide, from its own assets and from the
// person's files in the data folder. Each part is read when it is first asked for and stays as it is; references hold
// as long as the library. Any thread. Knows no case.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "core/advice/route_guide.h"
#include "core/base/error.h"
#include "core/law/channel.h"
#include "core/law/guide.h"
#include "core/law/message.h"
#include "core/law/playbook.h"
#include "core/law/rule.h"
#include "core/pushback/phrasebook.h"
#include "core/reading/words.h"

namespace recoup::app::inline data {

class Library {
  public:
    // `own`: the data folder with the person's rules/, claims/, sectors/, questions/, holidays/,
    // platforms/, routes/, channels/, reading/, playbooks/ and messages/; empty: none.
    explicit Library(std::filesystem::path own) : own_(std::move(own)) {}

    const core::Rulebook& rules() const;
    const std::vector<core::RouteGuide>& routes() const;
    const std::vector<core::Playbook>& playbooks() const;  // by order
    const std::vector<core::GuidePage>& guide() const;     // by order
    const std::vector<core::OfficialChannel>& channels() const;
    const core::ReadingWords& reading() const;
    const core::Phrasebook& phrasebook() const;
    // By order, as they were read last.
    std::shared_ptr<const std::vector<core::Message>> messages() const;
    // The person's messages have changed on the disk.
    void read_messages_again() const;

    // The files that were left out: what is wrong in which line. Of kind work; reads every part.
    std::vector<core::Error> problems() const;

  private:
    template <class T>
    class Part {
      public:
        template <class Read>
        const T& get(Read read) const {
            std::call_once(once_, [&] { value_ = read(problems_); });
            return value_;
        }
        const std::vector<core::Error>& problems() const { return problems_; }

      private:
        mutable std::once_flag once_;
        mutable T value_;
        mutable std::vector<core::Error> problems_;
    };

    std::filesystem::path own_;
    Part<core::Rulebook> rules_;
    Part<std::vector<core::RouteGuide>> routes_;
    Part<std::vector<core::Playbook>> playbooks_;
    Part<std::vector<core::GuidePage>> guide_;
    Part<std::vector<core::OfficialChannel>> channels_;
    Part<core::ReadingWords> reading_;
    Part<core::Phrasebook> phrasebook_;
    mutable std::mutex messages_mutex_;  // of the two below
    mutable std::shared_ptr<const std::vector<core::Message>> messages_;
    mutable std::vector<core::Error> message_problems_;
};

}  // namespace recoup::app::inline data
