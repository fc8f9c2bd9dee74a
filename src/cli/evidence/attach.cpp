#include <algorithm>
#include <istream>

#include "app/intake/importer.h"
#include "cli/command_line/values.h"
#include "cli/command_line/verb.h"
#include "cli/output/json.h"
#include "cli/output/report.h"
#include "portable/path_text.h"

namespace recoup::cli::inline evidence {

using app::Import;
using core::ErrorKind;

namespace {

// Originals held in memory before they are stored; one change each time that is full.
constexpr std::int64_t kMaxHeldBytes = std::int64_t{64} << 20;
// One byte more than any file may have, so that too much is noticed.
constexpr std::size_t kMaxStreamBytes = (std::size_t{200} << 20) + 1;

struct AttachOptions {
    std::int64_t id = 0;
    std::vector<std::string> files;
    std::optional<std::string> kind, caption;
    bool clipboard = false;
};

void declare(Grammar& grammar, AttachOptions& options) {
    grammar.id("ID", options.id, "cli_help_case_id"_tr);
    grammar.path_positionals("FILE", options.files, "cli_help_attach_files"_tr);
    grammar.option("kind", "K", options.kind, "cli_help_kind"_tr, core::words<core::EvidenceKind>());
    grammar.option("caption", "T", options.caption, "field_caption"_tr);
    grammar.flag("clipboard", options.clipboard, "cli_help_clipboard"_tr);
}

app::Bytes read_stream(std::istream& in) {
    app::Bytes bytes;
    char part[64 * 1024];
    while (bytes.size() < kMaxStreamBytes && (in.read(part, sizeof part), in.gcount() > 0))
        bytes.insert(bytes.end(), part, part + in.gcount());
    return bytes;
}

// What was attached, in the order it was named.
struct Attached {
    std::string sha256;
    bool duplicate = false;
};

class Attacher {
  public:
    Attacher(Call& call, app::Session& session, const core::CaseRecord& record, core::EvidenceKind kind,
             std::string caption)
        : call_(call), session_(session), case_uuid_(record.row.uuid), kind_(kind), caption_(std::move(caption)) {}

    void add_file(const std::filesystem::path& path) {
        add(app::import_file(path, call_.machine.ports.files, call_.zones(), call_.zone));
    }

    void add_bytes(app::Bytes bytes, const std::string& name) {
        add(app::import_bytes(std::make_shared<const app::Bytes>(std::move(bytes)), name, std::nullopt, call_.zones(),
                              call_.zone));
    }

    void add_clipboard() {
        using State = app::ClipboardContent::State;
        auto content = call_.machine.ports.clipboard.read_images();
        if (content.state == State::picture) return add_bytes(std::move(content.picture), content.name);
        for (const auto& path : content.files) add_file(path);
        if (content.state == State::files) return;
        refuse({ErrorKind::work,
                content.state == State::unavailable ? "cli_error_no_clipboard"_tr
                : content.state == State::too_large ? "cli_error_clipboard_large"_tr
                : content.state == State::no_answer ? "cli_error_clipboard_silent"_tr
                                                    : "cli_error_clipboard_empty"_tr,
                {},
                {}});
    }

    // Stores what is held. What cannot be stored ends the verb.
    core::Result<void> store() {
        if (command_.evidence.empty()) return {};
        command_.case_uuid = case_uuid_;
        const auto change = dispatch(call_, session_, std::exchange(command_, {}), std::exchange(originals_, {}));
        held_bytes_ = 0;
        if (!change) return tl::unexpected(change.error());
        stored_some_ = true;
        return {};
    }

    core::Result<void> store_when_full() { return held_bytes_ < kMaxHeldBytes ? core::Result<void>() : store(); }

    void print() const;
    bool failed() const { return failed_; }
    bool stored_some() const { return stored_some_; }

  private:
    void refuse(const core::Error& error) {
        call_.warn(core::sentence(call_.lang, error));
        failed_ = true;
    }

    void add(core::Result<Import> import) {
        if (!import) return refuse(import.error());
        auto& evidence = import->evidence;
        const bool known = has(evidence.sha256);
        attached_.push_back({evidence.sha256, known});
        if (known) return;
        evidence.kind = kind_;
        evidence.caption = caption_;
        held_bytes_ += evidence.bytes;
        command_.evidence.push_back(std::move(evidence));
        originals_.push_back(std::move(import->original));
    }

    bool has(const std::string& sha256) const {
        return find(sha256) != nullptr ||
               std::any_of(attached_.begin(), attached_.end(), [&](const auto& one) { return one.sha256 == sha256; });
    }

    const core::EvidenceRow* find(const std::string& sha256) const {
        const auto* record = session_.state().find(case_uuid_);
        if (record == nullptr) return nullptr;
        for (const auto& row : record->evidence)
            if (row.sha256 == sha256) return &row;
        return nullptr;
    }

    Call& call_;
    app::Session& session_;
    core::Uuid case_uuid_;
    core::EvidenceKind kind_;
    std::string caption_;
    core::AttachEvidence command_;
    std::vector<app::Original> originals_;
    std::int64_t held_bytes_ = 0;
    std::vector<Attached> attached_;
    bool failed_ = false;
    bool stored_some_ = false;
};

void Attacher::print() const {
    Json json(call_.out);
    if (call_.json) json.object().array("evidence");
    for (const auto& [sha256, duplicate] : attached_) {
        const auto* row = find(sha256);
        if (row == nullptr) continue;
        if (call_.json)
            json.object().number("id", row->number).text("sha256", sha256).boolean("duplicate", duplicate).end_object();
        else
            call_.say(core::trf(call_.lang, duplicate ? "cli_attach_duplicate"_tr : "cli_attach_done"_tr, row->number,
                                row->name, sha256));
    }
    if (call_.json) json.end_array().end_object();
}

core::Result<void> attach_all(Call& call, const AttachOptions& options, Attacher& attacher) {
    for (const auto& file : options.files) {
        if (file == "-") {
            auto bytes = read_stream(call.machine.in);
            auto name = app::name_by_content("stdin", bytes);
            attacher.add_bytes(std::move(bytes), std::move(name));
        } else {
            attacher.add_file(portable::path_of(file));
        }
        if (auto stored = attacher.store_when_full(); !stored) return stored;
    }
    if (options.clipboard) attacher.add_clipboard();
    return attacher.store();
}

Exit run(Call& call, const AttachOptions& options) {
    if (options.files.empty() && !options.clipboard)
        return core::fail(ErrorKind::usage, "cli_error_attach_needs_file"_tr);
    const auto kind = read_optional_word<core::EvidenceKind>(options.kind);
    if (!kind) return tl::unexpected(kind.error());
    const auto session = open_session(call);
    if (!session) return tl::unexpected(session.error());
    const auto record = find_case((*session)->state(), options.id);
    if (!record) return tl::unexpected(record.error());
    Attacher attacher(call, **session, **record, kind->value_or(core::EvidenceKind::other),
                      options.caption.value_or(""));
    const auto stored = attach_all(call, options, attacher);
    if (!stored && !attacher.stored_some()) return tl::unexpected(stored.error());
    attacher.print();
    if (stored) return attacher.failed() ? kWorkFailed : kDone;
    call.warn(core::sentence(call.lang, stored.error()));
    return exit_code(stored.error().kind);
}

}  // namespace

const Verb kAttach{310, "attach", "cli_verb_attach"_tr, define<AttachOptions, declare, run>};

}  // namespace recoup::cli::inline evidence
