#include "app/tables/import_document.h"

#include <set>

#include "app/intake/importer.h"
#include "core/base/text.h"

namespace recoup::app::inline tables {
namespace {

class Originals {
  public:
    Originals(Document& document, const Session& session, const core::Zones& zones, const std::string& zone)
        : document_(document), session_(session), zones_(zones), zone_(zone) {}

    // Whether the file holds it now or will; an error where its bytes are others.
    core::Result<bool> bring(const std::string& sha256, const std::string& name) {
        if (brought_.contains(sha256) || session_.holds_original(sha256)) return true;
        auto bytes = take(sha256);
        if (!bytes) return tl::unexpected(bytes.error());
        if (!*bytes) return false;
        auto made = import_bytes(std::make_shared<const Bytes>(std::move(**bytes)), name, std::nullopt, zones_, zone_);
        if (!made) return tl::unexpected(made.error());
        if (made->original.sha256 != sha256)
            return core::fail(core::ErrorKind::work, "import_original_other"_tr, {sha256});
        brought_.insert(sha256);
        originals_.push_back(std::move(made->original));
        return true;
    }

    std::vector<Original> all() { return std::move(originals_); }

  private:
    core::Result<std::optional<Bytes>> take(const std::string& sha256) {
        if (const auto inside = document_.inside.find(sha256); inside != document_.inside.end())
            return std::optional(std::move(inside->second));
        const auto beside = document_.beside.find(sha256);
        std::error_code missing;
        if (beside == document_.beside.end() || !std::filesystem::exists(beside->second, missing))
            return std::optional<Bytes>();
        return read_file(beside->second).map([](Bytes bytes) { return std::optional(std::move(bytes)); });
    }

    Document& document_;
    const Session& session_;
    const core::Zones& zones_;
    const std::string& zone_;
    std::set<std::string> brought_;
    std::vector<Original> originals_;
};

}  // namespace

core::Result<ImportPlan> plan_import(Document document, const Session& session, const core::Zones& zones,
                                     const std::string& zone) {
    auto incoming = core::plan_incoming(session.state(), std::move(document.rows));
    if (!incoming) return tl::unexpected(incoming.error());
    ImportPlan plan;
    Originals originals(document, session, zones, zone);
    std::set<core::Uuid> gone;
    for (auto& any : incoming->rows) {
        if (auto* item = std::get_if<core::EvidenceRow>(&any)) {
            const auto there = originals.bring(item->sha256, item->name);
            if (!there) return tl::unexpected(there.error());
            if (!*there) {
                ++plan.evidence_left_out;
                gone.insert(item->uuid);
                continue;
            }
        }
        const auto* covers = std::get_if<core::RedactionRow>(&any);
        if (covers && gone.contains(covers->evidence_uuid)) continue;
        if (auto* clause = std::get_if<core::ClauseRow>(&any); clause && !clause->sha256.empty()) {
            const auto there = originals.bring(clause->sha256, "clause");
            if (!there) return tl::unexpected(there.error());
            if (!*there) clause->sha256.clear();
        }
        plan.command.rows.push_back(std::move(any));
    }
    incoming->rows.clear();
    plan.counts = std::move(*incoming);
    plan.originals = originals.all();
    return plan;
}

}  // namespace recoup::app::inline tables
