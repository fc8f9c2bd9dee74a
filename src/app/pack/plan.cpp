#include "app/pack/plan.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/pack/parts.h"
#include "app/report/shown_record.h"

namespace recoup::app::inline pack {
namespace {

PackItem text_item(std::string path, std::string text) {
    PackItem item{.path = std::move(path),
                  .sha256 = {},
                  .bytes = static_cast<std::int64_t>(text.size()),
                  .mark = {},
                  .name = {},
                  .make = {}};
    item.make = [text = std::move(text)](std::span<const std::string>) -> core::Result<Bytes> {
        return Bytes(text.begin(), text.end());
    };
    return item;
}

PackItem original_item(const CasePart& part, std::size_t place) {
    const auto& row = part.record.evidence[place];
    PackItem item{.path = part.folder + "originals/" + core::exhibit_name(place, row),
                  .sha256 = row.sha256,
                  .bytes = row.bytes,
                  .mark = core::exhibit_mark(place),
                  .name = row.name,
                  .make = {}};
    item.make = [&session = part.from.session, sha256 = row.sha256](std::span<const std::string>) {
        return session.read_original(sha256);
    };
    return item;
}

PackItem document_item(const CasePart& part, std::span<const PackItem> exhibits) {
    auto text = case_json(part, exhibits);
    PackItem item{.path = part.folder + "case.json",
                  .sha256 = {},
                  .bytes = static_cast<std::int64_t>(text.size()),
                  .mark = {},
                  .name = {},
                  .make = {}};
    item.make = [text = std::move(text)](std::span<const std::string> left_out) -> core::Result<Bytes> {
        const auto marked = left_out.empty() ? text : mark_left_out(text, left_out);
        return Bytes(marked.begin(), marked.end());
    };
    return item;
}

// Of a picture with covered places the original stays at home, unless it is asked for.
std::vector<PackItem> exhibit_items(const CasePart& part) {
    std::vector<PackItem> items;
    for (const auto place : core::packed_exhibits(part.record, part.choice.content)) {
        auto covered = covered_item(part, place);
        const bool whole = !covered || part.choice.pictures == core::PackPictures::originals;
        if (whole) items.push_back(original_item(part, place));
        if (covered) items.push_back(std::move(*covered));
    }
    return items;
}

core::Result<void> add_case(const CasePart& part, std::vector<PackItem>& items) {
    auto exhibits = exhibit_items(part);
    items.push_back(document_item(part, exhibits));
    std::ranges::move(exhibits, std::back_inserter(items));
    if (part.from.report) std::ranges::move(report_items(part), std::back_inserter(items));
    if (part.choice.content.history) {
        auto lines = history_lines(part);
        if (!lines) return tl::unexpected(lines.error());
        items.push_back(text_item(part.folder + "history.jsonl", std::move(*lines)));
    }
    if (part.choice.content.transcript) items.push_back(text_item(part.folder + "transcript.txt", transcript(part)));
    return {};
}

core::Day local_day(const PackFrom& from) {
    const auto local = core::to_local(from.zones, from.zone, from.now);
    return core::Day(std::chrono::floor<std::chrono::days>(local));
}

}  // namespace

core::Result<PackPlan> plan_pack(const PackFrom& from, std::span<const core::CaseRecord* const> cases,
                                 const core::PackChoice& choice) {
    PackPlan plan{.name = core::pack_name(from.lang, cases, local_day(from)),
                  .lang = from.lang,
                  .info = {},
                  .items = {},
                  .bytes = 0};
    plan.info.packed_at = from.now;
    plan.info.agent = "Recoup " RECOUP_VERSION;
    plan.info.purpose = core::token(choice.content.purpose);
    plan.info.pictures = core::token(choice.pictures);
    auto head = from.session.digest_of(from.session.mark().seq);
    if (!head) return tl::unexpected(head.error());
    plan.info.head = std::move(*head);
    const auto state = std::make_shared<const core::State>(from.session.state());
    for (const auto* record : cases) {
        plan.info.cases.push_back(record->row.uuid);
        const auto folder = cases.size() == 1 ? std::string("data/") : fmt::format("data/case-{}/", record->row.number);
        const auto as_shown = shown_record(from.session, *record);
        if (auto added = add_case({from, as_shown, choice, folder, state}, plan.items); !added)
            return tl::unexpected(added.error());
    }
    std::ranges::sort(plan.items, {}, &PackItem::path);
    for (const auto& item : plan.items) plan.bytes += item.bytes;
    return plan;
}

}  // namespace recoup::app::inline pack
