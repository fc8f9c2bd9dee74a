#include "ui/fields/when_text.h"

#include "core/view/why.h"

namespace recoup::ui::inline fields {

std::string show_understood(const core::DateRead& read, const core::Reader& reader) {
    const auto by = core::trf(reader.lang, "deadline_due_by"_tr, core::show_full(reader, read.when));
    const bool past = core::last_second(read.when, *reader.zones) < reader.now;
    if (past) return core::trf(reader.lang, "deadline_past"_tr, by);
    return read.estimate ? core::trf(reader.lang, "deadline_by_estimate"_tr, by) : by;
}

std::string typed_when(const core::When& when, const core::Reader& reader) {
    return core::typed_when(when, *reader.zones, reader.zone);
}

std::string typed_short(const core::When& when, const core::Reader& reader) {
    auto text = typed_when(when, reader);
    const auto today = core::to_iso(reader.now, *reader.zones, reader.zone);
    constexpr std::size_t kYear = 5;
    return text.compare(0, kYear, today, 0, kYear) == 0 ? text.substr(kYear) : text;
}

}  // namespace recoup::ui::inline fields
