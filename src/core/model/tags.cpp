#include "core/model/tags.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/base/text.h"

namespace recoup::core::inline model {

std::vector<std::string> split_tags(std::string_view kept) {
    std::vector<std::string> tags;
    while (!kept.empty()) {
        const auto end = std::min(kept.find('\n'), kept.size());
        if (end > 0) tags.emplace_back(kept.substr(0, end));
        kept.remove_prefix(std::min(end + 1, kept.size()));
    }
    return tags;
}

Result<std::string> join_tags(const std::vector<std::string>& tags) {
    std::vector<std::string> taken;
    std::string kept;
    for (auto tag : tags) {
        if (auto ok = check_text(tag, kMaxTagBytes, "field_tag"_tr); !ok) return tl::unexpected(ok.error());
        tag = one_line(tidy(tag));
        if (tag.empty() || std::ranges::find(taken, tag) != taken.end()) continue;
        if (!kept.empty()) kept += '\n';
        kept += tag;
        taken.push_back(std::move(tag));
    }
    if (taken.size() > kMaxTags) return fail(ErrorKind::usage, "error_many_tags"_tr, {std::to_string(kMaxTags)});
    return kept;
}

}  // namespace recoup::core::inline model
