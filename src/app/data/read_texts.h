// Playbooks, messages and the guide: assets/playbooks, assets/messages, assets/guide, and the person's own files of the
// first two. Any thread.
#pragma once

#include <filesystem>
#include <vector>

#include "app/ports.h"
#include "core/base/error.h"
#include "core/law/guide.h"
#include "core/law/message.h"
#include "core/law/playbook.h"

namespace recoup::app::inline data {

// All that can be read, in their order. One of <own> replaces the one with its id.
std::vector<core::Playbook> read_playbooks(const std::filesystem::path& own, std::vector<core::Error>& problems);
std::vector<core::Message> read_messages(const std::filesystem::path& own, std::vector<core::Error>& problems);
std::vector<core::GuidePage> read_guide(std::vector<core::Error>& problems);

// Keeps a message of the person in its file, a new one in <own>/messages, as read_messages reads it. Errors of both are
// of kind work.
core::Result<void> save_message(const std::filesystem::path& own, const core::Message& message, Files& files);
core::Result<void> remove_message(const core::Message& message);

}  // namespace recoup::app::inline data
