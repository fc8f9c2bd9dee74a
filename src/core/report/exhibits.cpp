#include <algorithm>

#include "core/law/template.h"
#include "core/report/parts.h"

namespace recoup::core::inline report {
namespace {

// "30,248"
std::string with_commas(std::int64_t number) {
    auto text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

const ExhibitSource* source_of(const ReportKnown& known, const Uuid& evidence) {
    const auto at = std::ranges::find(known.exhibits, evidence, &ExhibitSource::evidence);
    return at == known.exhibits.end() ? nullptr : &*at;
}

class Describer {
  public:
    Describer(const Reader& reader, const EvidenceRow& row) : reader_(reader), row_(row) {}

    Exhibit describe(std::size_t place, const ExhibitSource* source) {
        out_.attachment = attachment_name(row_, place, source ? source->extension : std::string());
        out_.evidence = row_.uuid;
        out_.mark = "E" + std::to_string(place + 1);
        out_.kind = label(reader_.lang, row_.kind);
        const auto caption = clean_value(flat(row_.caption));
        out_.title = caption.empty() ? out_.kind : caption;
        out_.sha256 = row_.sha256;
        out_.name = flat(row_.name);
        out_.file = trf(reader_.lang, "report_file"_tr, out_.name, with_commas(row_.bytes));
        if (row_.width > 0 && row_.height > 0)
            out_.file = trf(reader_.lang, "report_file_pixels"_tr, out_.file, row_.width, row_.height);
        moments();
        out_.listed = out_.title;
        if (source) take(*source);
        if (out_.unchanged.empty()) out_.unchanged = reader_("report_not_checked"_tr);
        if (out_.covered.empty()) out_.covered = reader_("report_none"_tr);
        return std::move(out_);
    }

  private:
    void moments() {
        out_.made = "—";
        out_.made_row = reader_("report_time_unknown"_tr);
        if (row_.captured_at) {
            out_.made = plain_day(reader_, *row_.captured_at);
            out_.made_row =
                trf(reader_.lang, "pair_by_brackets"_tr, written_when(reader_, at_instant(*row_.captured_at)),
                    label(reader_.lang, row_.captured_from));
        }
        out_.added = written_when(reader_, at_instant(row_.added_at));
    }

    void take(const ExhibitSource& source) {
        if (source.checked_at)
            out_.unchanged =
                trf(reader_.lang, "report_unchanged"_tr, written_when(reader_, at_instant(*source.checked_at)));
        if (source.covered > 0) {
            out_.covered = trf(reader_.lang, "report_covered"_tr, source.covered);
            out_.listed = trf(reader_.lang, "report_covered_listed"_tr, out_.title, source.covered);
        }
        out_.proves = clean_value(flat(source.proves));
        out_.attached = source.attached;
        out_.drawn = source.drawn;
        out_.width = source.width;
        out_.height = source.height;
        out_.frames = source.frames;
        out_.text = source.text;
    }

    const Reader& reader_;
    const EvidenceRow& row_;
    Exhibit out_;
};

}  // namespace

std::vector<const EvidenceRow*> chosen_exhibits(const CaseRecord& record, const ReportChoice& choice) {
    std::vector<const EvidenceRow*> rows;
    for (const auto& row : record.evidence)
        if (choice.only.empty() || std::ranges::find(choice.only, row.uuid) != choice.only.end()) rows.push_back(&row);
    return rows;
}

std::string attachment_name(const EvidenceRow& row, std::size_t place, std::string_view extension) {
    return fmt::format("E{:02}_{}.{}", place + 1, token(row.kind), extension.empty() ? "bin" : extension);
}

// A mark is of the case, whichever exhibits were chosen: E4 is E4 in every report.
std::vector<Exhibit> exhibits_of(const ComposeFrom& from, const ReportChoice& choice, const ReportKnown& known) {
    std::vector<Exhibit> exhibits;
    for (const auto* row : chosen_exhibits(from.record, choice)) {
        const auto place = static_cast<std::size_t>(row - from.record.evidence.data());
        exhibits.push_back(Describer(from.reader, *row).describe(place, source_of(known, row->uuid)));
    }
    return exhibits;
}

std::string exhibits_hint(const ComposeFrom& from, const std::vector<Exhibit>& exhibits, const ReportKnown& known) {
    const auto lang = from.reader.lang;
    if (exhibits.empty()) return std::string(from.reader("report_no_exhibits"_tr));
    const auto attached = std::ranges::count_if(exhibits, [](const Exhibit& one) { return one.attached; });
    const auto covered = std::ranges::count_if(known.exhibits, [](const auto& one) { return one.covered > 0; });
    const auto all = static_cast<std::ptrdiff_t>(exhibits.size());
    if (covered > 0) return trf(lang, "report_exhibits_covered"_tr, all, attached, covered);
    if (attached == all) return trf(lang, "report_exhibits_attached"_tr, all);
    return trf(lang, "report_exhibits_some"_tr, all, attached);
}

}  // namespace recoup::core::inline report
