// The cases of the demo, open, and their reports.
#pragma once

#include "app/data/library.h"
#include "app/demo/demo.h"
#include "app/demo/fixed_clock.h"
#include "app/report/report_file.h"
#include "app/session/session.h"
#include "platform/drawing/outline_type.h"
#include "platform/drawing/program_fonts.h"
#include "support/ids.h"
#include "support/temp_folder.h"
#include "support/zones.h"

namespace recoup::test {

class DemoReports {
  public:
    static constexpr core::Instant kNow =
        std::chrono::sys_days{std::chrono::year{2026} / 11 / 28} + std::chrono::hours{7} + std::chrono::minutes{20};

    explicit DemoReports(core::Lang lang) : lang_(lang) {
        const auto file = folder_.path() / "demo.recoup";
        if (const auto made = app::make_demo(file, lang, kNow, zones_, ids_, library_); !made)
            throw std::runtime_error(core::sentence(lang, made.error()));
        session_ = *app::Session::open(file, false, {clock_, zones_, ids_, library_.rules()});
    }

    const app::Session& session() const { return *session_; }
    app::Session& session() { return *session_; }
    const core::State& state() const { return session_->state(); }
    core::TypeSource& type() { return type_; }

    core::ComposeFrom from(const core::CaseRecord& record) const {
        return {record,
                state(),
                library_.rules(),
                {lang_, kNow, &zones_, "Asia/Shanghai"},
                core::playbook_of(library_.playbooks(), record.row.playbook, record.row.problem),
                library_.playbooks()};
    }

    core::Result<std::string> make(const core::CaseRecord& record, const core::ReportChoice& choice,
                                   app::ReportForm form) {
        std::string bytes;
        const auto made = app::make_report({*session_, from(record), choice, &type_}, form,
                                           [&](std::string_view more) { bytes += more; });
        if (!made) return tl::unexpected(made.error());
        return bytes;
    }

  private:
    core::Lang lang_;
    TempFolder folder_;
    app::FixedClock clock_{kNow};
    FixedZones zones_;
    CountingIds ids_;
    app::Library library_{folder_.path()};
    std::unique_ptr<app::Session> session_;
    platform::OutlineType type_{platform::program_fonts};
};

}  // namespace recoup::test
