// What a portal takes: how many files, how large, of which kinds. The person enters it and each route remembers it; no
// limit of any portal is known here. Pure; any thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/base/words.h"

namespace recoup::core::inline upload {

struct UploadLimits {
    int files = 0;                // at most
    std::int64_t each_bytes = 0;  // of one file, at most
    bool jpg = true, png = true;
    bool pdf = false;  // of a document as it came, and of several shots in one

    bool operator==(const UploadLimits&) const = default;
};
using RouteLimits = std::map<Route, UploadLimits>;

inline constexpr int kMostUploadFiles = 99;  // names count with two digits
inline constexpr std::int64_t kLeastUploadBytes = 20'000, kMostUploadBytes = 200'000'000;

bool is_possible(const UploadLimits& limits);

// "2MB", "500 KB", "1.5M". A megabyte is 1,000,000 bytes: what fits that fits a portal that counts otherwise too. Of
// kind usage.
Result<std::int64_t> read_upload_bytes(std::string_view text);
// As the one above reads it: "2MB", "500KB".
std::string upload_bytes_text(std::int64_t bytes);

// "jpg,png,pdf" into the limits; of kind usage.
Result<void> read_upload_types(std::string_view text, UploadLimits& limits);
std::string upload_types_text(const UploadLimits& limits);

}  // namespace recoup::core::inline upload
