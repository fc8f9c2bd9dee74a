#include "core/incoming/losses.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace recoup::core::inline incoming {
namespace {

constexpr std::size_t kMostNameBytes = 120;

constexpr std::array<Word, 11> kLost{{{"files", "lost_files"_tr},
                                      {"old_comments", "lost_old_comments"_tr},
                                      {"members", "lost_members"_tr},
                                      {"labels", "lost_labels"_tr},
                                      {"templates", "lost_templates"_tr},
                                      {"lists", "lost_lists"_tr},
                                      {"doubled", "lost_doubled"_tr},
                                      {"moments", "lost_moments"_tr},
                                      {"texts", "lost_texts"_tr},
                                      {"columns", "lost_columns"_tr},
                                      {"parts", "lost_parts"_tr}}};

}  // namespace

std::span<const Word> words_of(WordsOf<Lost>) {
    return kLost;
}

void Losses::add(Lost what, std::string_view name, std::size_t count) {
    if (count == 0) return;
    auto at = std::ranges::lower_bound(losses_, what, {}, &Loss::what);
    if (at == losses_.end() || at->what != what) at = losses_.insert(at, Loss{what, 0, {}});
    at->count += count;
    if (name.empty() || at->names.size() == kMostNames) return;
    auto line = one_line(cut_bytes(trim(name), kMostNameBytes));
    if (std::ranges::find(at->names, line) == at->names.end()) at->names.push_back(std::move(line));
}

std::vector<Loss> Losses::all() const {
    return losses_;
}

}  // namespace recoup::core::inline incoming
