#include "desktop/files/packing.h"

#include <utility>

#include "app/report/print.h"
#include "desktop/files/path_asker.h"
#include "platform/drawing/outline_type.h"
#include "platform/drawing/program_fonts.h"
#include "portable/path_text.h"

namespace recoup::desktop::inline files {

using PackStep = ui::PackLook::Step;

const core::CaseRecord* Packing::ready(const core::Uuid& case_uuid) {
    if (job_) return nullptr;
    look_ = {};
    if (const auto saved = file_.save(); !saved) {
        failed(saved.error());
        return nullptr;
    }
    return file_.state().find(case_uuid);
}

void Packing::write(const ui::PackRequest& request) {
    const auto* record = ready(request.case_uuid);
    if (record == nullptr) return;
    const auto& machine = surroundings_.machine();
    const core::CaseRecord* cases[] = {record};
    const auto type = std::make_shared<platform::OutlineType>(platform::program_fonts);
    auto plan = app::plan_pack({.session = file_.session(),
                                .zones = machine.zones,
                                .zone = surroundings_.zone,
                                .now = machine.clock.now(),
                                .lang = surroundings_.lang(),
                                .library = machine.library,
                                .type = type.get()},
                               cases, request.choice);
    if (!plan) return failed(plan.error());
    start(std::move(*plan), type,
          {.path = app::free_pack_name(path_of(request.path, machine.folders)),
           .in_use = file_.path(),
           .form = request.form});
}

void Packing::start(app::PackPlan plan, std::shared_ptr<core::TypeSource> type, app::PackOutput output) {
    look_.step = PackStep::writing;
    look_.path = portable::utf8(output.path);
    part_ = std::make_shared<std::atomic<float>>(0.0F);
    job_ = jobs_.submit(
        [this, plan = std::move(plan), type = std::move(type), output = std::move(output), part = part_,
         &files = surroundings_.machine().files](portable::StopToken stop) -> app::Jobs::Finish {
            const auto result = app::write_pack(plan, output, files, [&](std::int64_t done, std::int64_t all) {
                *part = all > 0 ? static_cast<float>(done) / static_cast<float>(all) : 0.0F;
                return !stop.stop_requested();
            });
            return [this, result] { done(result); };
        },
        app::Jobs::Urgency::now);
}

void Packing::done(const core::Result<app::PackDone>& result) {
    job_.reset();
    if (!result) return failed(result.error());
    look_.step = PackStep::done;
    look_.files = result->files;
    look_.bytes = static_cast<std::int64_t>(result->bytes);
    look_.digest = result->digest;
}

void Packing::print(const ui::PrintReportRequest& request) {
    const auto* record = ready(request.case_uuid);
    if (record == nullptr) return;
    const auto type = std::make_shared<platform::OutlineType>(platform::program_fonts);
    const auto& machine = surroundings_.machine();
    auto report = std::make_shared<const app::ReportCopy>(
        file_.session(), std::make_shared<const core::State>(file_.state()), machine.library, type.get(),
        surroundings_.reader(), *record, request.content);
    look_.step = PackStep::printing;
    job_ = jobs_.submit(
        [this, report = std::move(report), type,
         printers = surroundings_.ports.printers](const portable::StopToken& stop) -> app::Jobs::Finish {
            const auto paper = app::report_paper(*report);
            if (!paper) return [this, error = paper.error()] { printed(tl::unexpected(error)); };
            if (stop.stop_requested()) return {};
            const auto result = app::print_paper(printers, *paper);
            return [this, result] { printed(result); };
        },
        app::Jobs::Urgency::now);
}

void Packing::printed(const core::Result<void>& result) {
    job_.reset();
    if (!result) return failed(result.error());
    look_.step = PackStep::printed;
}

void Packing::failed(const core::Error& error) {
    look_.step = PackStep::failed;
    auto without_path = error;
    if (!error.path.empty()) look_.path = std::exchange(without_path.path, {});
    look_.trouble = core::sentence(surroundings_.lang(), without_path);
}

void Packing::stop() {
    if (job_) jobs_.cancel(*job_);
    job_.reset();
    look_ = {};
}

void Packing::forget() {
    if (!job_) look_ = {};
}

void Packing::show(ui::AppView& view) const {
    view.pack = look_;
    if (job_ && part_) view.pack.part = *part_;
}

}  // namespace recoup::desktop::inline files
