// Playbooks, messages and the guide: assets/playbooks, assets/messages, assets/guide, and the person's own files of the
// first two. Any thread.
#pragma once

#include <filesystem>
#include <vector>

#include "core/error.h"
#include "core/guide.h"
#include "core/message.h"
#include "core/playbook.h"

namespace recoup::app {

// All that can be read, in their order. One of <own> replaces the one with its id.
std::vector<core::Playbook> read_playbooks(const std::filesystem::path& own, std::vector<core::Error>& problems);
std::vector<core::Message> read_messages(const std::filesystem::path& own, std::vector<core::Error>& problems);
std::vector<core::GuidePage> read_guide(std::vector<core::Error>& problems);

// Keeps a message of the person in its file, a new one in <own>/messages, as read_messages reads it.
core::Result<void> save_message(const std::filesystem::path& own, const core::Message& message);
core::Result<void> remove_message(const core::Message& message);

}  // namespace recoup::app
