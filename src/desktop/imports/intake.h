// Pictures and files on their way into a case, or into the dialog for a new one. Reads a few at a time and puts each
// original into the file as soon as it is read, so that many need no more memory than few; keeps the order they were
// given in, whichever is read first. Main thread; workers take and return values. Knows no view.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/intake/gather.h"
#include "app/intake/importer.h"
#include "app/jobs.h"
#include "app/session/session.h"

namespace recoup::desktop::inline imports {

struct IntakeTarget {
    std::optional<core::Uuid> case_uuid;  // nothing: a new case
    std::optional<core::EvidenceKind> kind;
};

class Intake {
  public:
    // All outlive it; of the session see use().
    Intake(app::Session& session, app::Jobs& jobs, const app::Files& files, const core::Zones& zones, std::string zone)
        : session_(&session), jobs_(jobs), files_(files), zones_(zones), zone_(std::move(zone)) {}

    // Another file is open from now on; what was under way is given up.
    void use(app::Session& session);
    // The open file was replaced by another: what was to be kept in it may not be there.
    void file_replaced();

    // Files and folders. More than a few out of folders are asked about first: folder().
    void add_paths(std::vector<std::filesystem::path> paths, const IntakeTarget& target);
    // A place in the order for what the clipboard is going to give.
    using Place = std::uint64_t;
    Place reserve(const IntakeTarget& target);
    void fill(Place place, std::vector<std::filesystem::path> paths);
    void fill(Place place, std::shared_ptr<const app::Bytes> picture, std::string name);
    void release(Place place);  // nothing came
    bool reserved(Place place) const;

    struct Folder {
        std::string name;
        std::size_t files = 0;
    };
    std::optional<Folder> folder() const;
    void answer_folder(bool take);

    // Starts what there is room for. Whenever something may have come or gone.
    void pump();
    // `digest` cannot be stored after all.
    void not_staged(const std::string& digest, const core::Error& error);

    struct Progress {
        std::size_t done = 0, total = 0;  // total 0: nothing is under way
        bool for_new_case = false;
    };
    Progress progress() const;

    // For the dialog: all that is read, up to the first that is not.
    std::vector<core::NewEvidence> drafts() const;
    void drop_draft(const std::string& sha256);
    // The dialog was closed. How many were given up.
    std::size_t drop_drafts();
    // A case was made of drafts(); what is still to come is for it. `slots` are what it asks for.
    void drafts_taken(const core::Uuid& case_uuid, bool with_evidence, std::vector<core::EvidenceKind> slots);

    // What is not read yet is left; what is read is kept.
    void stop();
    // As stop(), at once and for good: for closing.
    void finish_now();

    struct Complete {
        core::AttachEvidence command;
        bool aimed = false;  // the kind was chosen
    };
    // What is complete for cases that exist; once.
    std::vector<Complete> take_complete();
    // The case of a Complete is gone.
    void give_up(const Complete& complete);

    const std::vector<core::Error>& refused() const { return refused_; }
    void forget_refused() { refused_.clear(); }

  private:
    using Work = std::function<core::Result<app::Import>()>;
    struct Item {
        Work work;  // empty once begun
        std::uint64_t bytes = 0;
        std::optional<core::NewEvidence> evidence;
        bool done = false;
        app::Jobs::Id job = 0;
    };
    using ItemPtr = std::shared_ptr<Item>;
    struct Batch {
        Place place = 0;
        IntakeTarget target;
        bool open = true;  // what belongs to it is not known yet
        std::optional<app::Gathered> asked;
        std::vector<core::EvidenceKind> name_by;  // the first picture is named by these
        std::vector<ItemPtr> items;
        app::Jobs::Id gathering = 0;

        bool complete() const;
    };

    Batch* find(Place place);
    void gathered(Place place, app::Gathered found);
    void take_files(Batch& batch, const std::vector<app::GatheredFile>& gathered);
    void start(const ItemPtr& item);
    void imported(const ItemPtr& item, core::Result<app::Import> result);
    void let_go(Batch& batch);
    void drop(Item& item);
    void unstage_dropped();
    void stop(Batch& batch);
    bool has_room(const Item& next) const;
    bool is_used(const std::string& sha256) const;

    app::Session* session_;
    app::Jobs& jobs_;
    const app::Files& files_;
    const core::Zones& zones_;
    const std::string zone_;
    std::vector<Batch> batches_;
    std::vector<core::Error> refused_;
    std::vector<ItemPtr> running_;
    std::vector<std::string> dropped_;  // digests
    Place next_place_ = 1;
};

}  // namespace recoup::desktop::inline imports
