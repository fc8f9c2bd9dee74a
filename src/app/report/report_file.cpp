#include "app/report/report_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/reading/habit.h"
#include "app/report/shown_exhibit.h"
#include "app/report/shown_record.h"
#include "core/report/frames.h"
#include "core/report/layout.h"
#include "export/pdf/document.h"
#include "export/report/html.h"
#include "media/kind/sniff.h"

namespace recoup::app::inline report {
namespace {

constexpr std::size_t kMostHistory = 10'000;  // steps of a case that are told

class Maker {
  public:
    Maker(const ReportOrder& order, ReportForm form)
        : order_(order),
          form_(form),
          record_(shown_record(order.session, order.from.record)),
          from_{record_,           order.from.state,    order.from.rules,
                order.from.reader, order.from.playbook, order.from.playbooks} {
        rows_ = core::chosen_exhibits(record_, order.choice);
    }

    core::Result<core::Report> read() {
        for (const auto* row : rows_)
            if (auto done = look_at(*row); !done) return tl::unexpected(done.error());
        core::ReportKnown known{.exhibits = sources_, .history_head = {}, .pack_digest = order_.pack_digest};
        const auto head = order_.session.digest_of(order_.session.mark().seq);
        if (!head) return tl::unexpected(head.error());
        known.history_head = *head;
        std::vector<core::Change> history;
        if (order_.choice.history) {
            auto read = order_.session.history(record_.row.uuid, kMostHistory);
            if (!read) return tl::unexpected(read.error());
            history = std::move(*read);
        }
        known.history = history;
        return core::report_of(from_, order_.choice, known);
    }

    core::Result<core::Pages> lay_out(const core::Report& report) {
        if (!order_.type) return core::fail(core::ErrorKind::work, "report_no_letters"_tr);
        return core::lay_out(report, *order_.type);
    }
    const std::vector<core::ExhibitSource>& exhibits() const { return sources_; }
    std::vector<core::ExhibitSource> take_exhibits() { return std::move(sources_); }

    core::Result<void> write_pdf(const core::Report& report, const ReportSink& sink) {
        const auto pages = lay_out(report);
        if (!pages) return tl::unexpected(pages.error());
        std::vector<std::size_t> attached;
        for (std::size_t i = 0; i < report.exhibits.size(); ++i)
            if (report.exhibits[i].attached) attached.push_back(i);
        const exporting::PdfOrder pdf{
            .pages = *pages,
            .type = *order_.type,
            .title = report.heading,
            .lang = report.lang,
            .made = order_.from.reader.now,
            .picture = [&](std::size_t exhibit) { return picture(exhibit); },
            .attachments = attached.size(),
            .attachment = [&](std::size_t place) { return attachment(report, attached[place]); }};
        return exporting::write_pdf(pdf, sink);
    }

    core::Result<void> write_html(const core::Report& report, const ReportSink& sink) {
        return exporting::write_report_html(
            report,
            [&](std::size_t exhibit, const ReportSink& out) {
                return shown(exhibit).map([&](const ShownExhibit& one) { put_data_address(one.view(), out); });
            },
            sink);
    }

  private:
    core::Result<ShownExhibit> shown(std::size_t exhibit) const {
        return shown_exhibit(order_.session, record_, *rows_[exhibit]);
    }

    // What is covered stays at home; a page for a browser is all there is.
    bool is_attached(int covered) const { return form_ == ReportForm::pdf && covered == 0; }

    core::Result<void> look_at(const core::EvidenceRow& row) {
        const auto known = std::ranges::find(order_.looked_at, row.uuid, &core::ExhibitSource::evidence);
        if (known != order_.looked_at.end()) {
            sources_.push_back(*known);
            sources_.back().attached = is_attached(known->covered);
            return {};
        }
        const auto one = shown_exhibit(order_.session, record_, row);
        if (!one) return tl::unexpected(one.error());
        core::ExhibitSource source{.evidence = row.uuid, .checked_at = order_.from.reader.now};
        source.proves = row.proves;
        source.covered = one->covered;
        source.attached = is_attached(one->covered);
        source.extension = media::info(media::sniff(one->view())).extension;
        if (const auto info = media::probe(one->view())) {
            source.drawn = true;
            source.width = info->width();
            source.height = info->height();
            source.text = shown_text(order_.session, record_, row);
            source.frames = frames(row, source.text);
        }
        sources_.push_back(std::move(source));
        return {};
    }

    std::vector<core::ExhibitFrame> frames(const core::EvidenceRow& row, const core::PictureText& text) const {
        if (!order_.words || text.lines.empty()) return {};
        const auto& reader = order_.from.reader;
        const auto platforms = known_platforms(order_.from.state);
        const core::ReadingHabit habit{.words = order_.words,
                                       .zones = reader.zones,
                                       .zone = reader.zone,
                                       .now = reader.now,
                                       .currency = record_.row.currency,
                                       .region = record_.row.jurisdiction,
                                       .platforms = platforms,
                                       .taken = core::taken_at(row.captured_at, row.captured_from)};
        return core::frames_of(text, core::facts_of(text, habit), reader.lang);
    }

    core::Result<exporting::PdfPicture> picture(std::size_t exhibit) const {
        const auto one = shown(exhibit);
        if (!one) return tl::unexpected(one.error());
        if (const auto info = media::probe(one->view()))
            if (auto picture = pdf_picture(one->view(), *info)) return *std::move(picture);
        // Its beginning was fine and its rows are not: a white field says that nothing of it can be drawn.
        const auto& source = sources_[exhibit];
        return exporting::PdfPicture{
            exporting::PdfPicture::Form::pixels, "\xFF", 1, 1, 1, 1, source.width, source.height};
    }

    core::Result<exporting::PdfAttachment> attachment(const core::Report& report, std::size_t exhibit) const {
        const auto& one = report.exhibits[exhibit];
        auto original = order_.session.read_original(rows_[exhibit]->sha256);
        if (!original) return tl::unexpected(original.error());
        const auto& kind = media::info(media::sniff(std::as_bytes(std::span(*original))));
        return exporting::PdfAttachment{
            one.attachment, kind.mime.empty() ? "application/octet-stream" : std::string(kind.mime),
            fmt::format("{} {} · SHA-256 {}", one.mark, one.title, one.sha256), *std::move(original)};
    }

    const ReportOrder& order_;
    ReportForm form_;
    core::CaseRecord record_;  // as others are to read it
    core::ComposeFrom from_;
    std::vector<const core::EvidenceRow*> rows_;
    std::vector<core::ExhibitSource> sources_;  // beside `rows_`
};

}  // namespace

std::span<const core::Word> words_of(core::WordsOf<ReportForm>) {
    static constexpr core::Word kWords[] = {{"pdf", "report_form_pdf"_tr}, {"html", "report_form_html"_tr}};
    return kWords;
}

core::Result<core::Report> read_report(const ReportOrder& order, ReportForm form) {
    return Maker(order, form).read();
}

core::Result<LaidReport> lay_out_report(const ReportOrder& order) {
    Maker maker(order, ReportForm::pdf);
    const auto report = maker.read();
    if (!report) return tl::unexpected(report.error());
    auto pages = maker.lay_out(*report);
    if (!pages) return tl::unexpected(pages.error());
    return LaidReport{*std::move(pages), maker.take_exhibits()};
}

core::Result<void> make_report(const ReportOrder& order, ReportForm form, const ReportSink& sink) {
    Maker maker(order, form);
    const auto report = maker.read();
    if (!report) return tl::unexpected(report.error());
    if (order.keep) *order.keep = maker.exhibits();
    return form == ReportForm::pdf ? maker.write_pdf(*report, sink) : maker.write_html(*report, sink);
}

std::string report_name(const core::ComposeFrom& from, ReportForm form) {
    std::string day;
    for (const char c : core::to_iso(core::Day{core::day_of(from.reader, from.reader.now)}))
        if (c != '-') day += c;
    return core::trf(from.reader.lang, "report_file_name"_tr, from.record.row.number, day) + "." +
           std::string(core::token(form));
}

}  // namespace recoup::app::inline report
