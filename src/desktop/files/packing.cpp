#include "desktop/files/packing.h"

#include <utility>

#include "desktop/files/path_asker.h"
#include "platform/drawing/outline_type.h"
#include "platform/drawing/program_fonts.h"
#include "portable/path_text.h"

namespace recoup::desktop::inline files {

using PackStep = ui::PackLook::Step;

void Packing::write(const ui::PackRequest& request) {
    if (job_) return;
    look_ = {};
    const auto* record = file_.state().find(request.case_uuid);
    if (record == nullptr) return;
    if (const auto saved = file_.save(); !saved) return failed(saved.error());
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
    if (job_) view.pack.part = *part_;
}

}  // namespace recoup::desktop::inline files
