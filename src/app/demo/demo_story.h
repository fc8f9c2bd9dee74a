// The story of the demo as dated steps. Pure, any thread. Knows no session.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/i18n.h"
#include "core/base/time.h"
#include "core/edit/command.h"
#include "core/law/playbook.h"

namespace recoup::app::inline demo {

struct StoryPicture {
    std::string picture;  // embedded as demo/pictures/…
    core::NewEvidence evidence;
};

// One thing that was done; the case and the deadline are filled in by whoever tells the story.
struct StoryStep {
    struct AttachPicture {
        StoryPicture picture;
    };
    struct AddDeadline {
        core::NewDeadline deadline;
        std::optional<core::Instant> done;
    };
    struct Contact {
        core::AddContact contact;
        std::vector<std::string> pictures;          // that show it
        std::optional<std::size_t> deadline_index;  // its promise
    };
    struct Route {
        core::TakeRoute route;  // its deadline, when it has one, is deadline_index
    };
    struct EndRoute {
        core::Route route;
    };
    struct Platform {
        core::PlatformRow row;
    };
    struct Clause {
        std::string platform;
        core::ClauseRow row;
        std::string picture;  // that shows it
    };
    using Deed = std::variant<core::AddCase, AttachPicture, AddDeadline, core::CompleteDeadline, core::MoveCase,
                              Contact, Route, EndRoute, core::AcceptRule, Platform, Clause>;

    core::Instant at{};
    std::size_t case_index = 0;
    std::size_t deadline_index = 0;  // of the case: added by AddDeadline, meant by CompleteDeadline
    Deed deed;
};

// All steps in the order of their moments: the cases of the story, with what the workspace adds to them. Throws
// nlohmann::json::exception on texts that are not right: they are part of the program.
std::vector<StoryStep> read_story(std::string_view story_json, std::string_view workspace_json, core::Lang lang,
                                  core::Instant now, const core::Zones& zones,
                                  std::span<const core::Playbook> playbooks);

// "-1d19h34m" before or after `now`; "day:+18d" a civil day in this machine's zone. Nothing for any other text.
std::optional<core::When> story_moment(std::string_view text, core::Instant now, const core::Zones& zones);

}  // namespace recoup::app::inline demo
