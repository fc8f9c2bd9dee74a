// The directory of official channels: assets/channels and the person's own files of the same form. Any thread.
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/error.h"
#include "core/law/channel.h"

namespace recoup::app::inline data {

// As they stand in the files; a channel of <own>/channels replaces the one with its id. What is wrong is told in
// `problems` and its file left out.
std::vector<core::OfficialChannel> read_channels(const std::filesystem::path& own, std::vector<core::Error>& problems);

}  // namespace recoup::app::inline data
