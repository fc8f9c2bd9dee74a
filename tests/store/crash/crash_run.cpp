#include "store/crash/crash_run.h"

#include <stdexcept>

#include "store/sql/digest.h"

namespace recoup::test {
namespace {

constexpr auto kNow = core::Instant{std::chrono::seconds{1'795'000'000}};
const std::string kPath = "x.recoup";
using Status = store::CommitResult::Status;

store::Original original(unsigned seed, std::size_t size) {
    std::mt19937 random(seed);
    auto bytes = std::make_shared<store::Bytes>(size);
    for (auto& byte : *bytes) byte = static_cast<std::uint8_t>(random());
    return {.sha256 = store::sha256_hex(*bytes),
            .bytes = bytes,
            .thumbnail = {9, 9},
            .thumbnail_width = 1,
            .thumbnail_height = 2};
}

core::NewEvidence evidence(const store::Original& item) {
    return {.name = "a.png", .sha256 = item.sha256, .bytes = static_cast<std::int64_t>(item.bytes->size())};
}

}  // namespace

CrashRun::CrashRun(std::string synchronous) : synchronous_(std::move(synchronous)) {
    CrashDisk::instance().reset({});
    const store::Identity identity{ids_.next(), ids_.next(), kNow};
    if (!store::File::create(kPath, identity, "crash")) throw std::runtime_error("no file");
    start_ = CrashDisk::instance().files();
    plan();
    CrashDisk::instance().reset(start_);
    const auto file = open();
    const auto before = CrashDisk::instance().operations();
    if (work(*file, false) != entries_.size()) throw std::runtime_error("the work itself fails");
    operations_ = CrashDisk::instance().operations() - before;
}

void CrashRun::add(const core::Command& command, std::vector<store::Original> originals) {
    auto change = core::apply(state_, command, {}, kNow, ids_);
    if (!change || !state_.put(change->rows)) throw std::runtime_error("a command of the plan fails");
    entries_.push_back({std::move(*change), std::move(originals)});
    states_.push_back(rows_of(state_));
}

void CrashRun::plan() {
    states_.push_back({});
    core::AddCase first;
    first.fields.title = "手机";
    first.slots = {core::EvidenceKind::payment_proof, core::EvidenceKind::error_screen};
    const auto shot = original(1, 6'000);
    first.evidence = {evidence(shot)};
    add(first, {shot});
    const auto id = state_.cases()[0].row.uuid;
    core::EditCase edit{.case_uuid = id, .fields = {}};
    edit.fields.note = std::string(9'000, 'n');
    add(edit);
    const auto second = original(2, 12'000);
    add(core::AttachEvidence{.case_uuid = id, .evidence = {evidence(second)}}, {second});
    add(core::MoveCase{.case_uuid = id, .stage = core::Stage::contacted});
    edit.fields.note = "";
    add(edit);
    add(core::RemoveEvidence{.case_uuid = id, .evidence_uuid = state_.cases()[0].evidence[0].uuid});
}

CrashRun::Rows CrashRun::rows_of(const core::State& state) const {
    Rows rows;
    for (const auto& record : state.cases()) {
        rows.emplace(record.row.uuid, record.row);
        for (const auto& row : record.evidence) rows.emplace(row.uuid, row);
        for (const auto& row : record.deadlines) rows.emplace(row.uuid, row);
        for (const auto& row : record.slots) rows.emplace(row.uuid, row);
    }
    return rows;
}

std::unique_ptr<store::File> CrashRun::open() const {
    auto file = store::File::open(kPath, {.vfs = "crash"});
    if (!file) return nullptr;
    (*file)->connection().db().exec("PRAGMA synchronous = " + synchronous_);
    return std::move(*file);
}

// How many entries were acknowledged.
std::size_t CrashRun::work(store::File& file, bool again) const {
    std::size_t done = 0;
    store::Head head;
    for (const auto& entry : entries_) {
        auto result = file.commit(std::span(&entry, 1), head);
        if (again && result.status == Status::failed) result = file.commit(std::span(&entry, 1), head);
        // What failed may have been stored all the same: then the file is one ahead.
        const bool stored = result.status == Status::done || (again && result.status == Status::stale &&
                                                              result.head.seq == static_cast<std::int64_t>(done) + 1);
        if (!stored) return done;
        head = result.head;
        ++done;
    }
    return done;
}

CrashRun::Outcome CrashRun::judge(std::size_t acknowledged) const {
    const auto file = open();
    if (!file) return {false, false, "does not open"};
    core::State state(zones_);
    const auto head = file->load(state);
    if (!head) return {false, false, "does not load"};
    const auto at = static_cast<std::size_t>(head->seq);
    if (at >= states_.size() || rows_of(state) != states_[at]) return {false, true, "torn"};
    for (const auto& record : state.cases())
        for (const auto& item : record.evidence)
            if (!file->original(item.sha256)) return {false, true, "an original is damaged"};
    if (at < acknowledged || at > acknowledged + 1)
        return {true, false, std::to_string(acknowledged) + " acknowledged, " + std::to_string(at) + " found"};
    return {};
}

CrashRun::Outcome CrashRun::cut(long operation, unsigned seed) {
    auto& disk = CrashDisk::instance();
    disk.reset(start_);
    std::size_t acknowledged = 0;
    {
        const auto file = open();
        disk.cut_at(disk.operations() + operation);
        acknowledged = work(*file, false);
        disk.cut_at(0);  // what closing writes does not arrive either
    }
    disk.restart(seed);
    return judge(acknowledged);
}

CrashRun::Outcome CrashRun::fault(CrashDisk::Fault fault) {
    auto& disk = CrashDisk::instance();
    disk.reset(start_);
    std::size_t acknowledged = 0;
    {
        const auto file = open();
        fault.at += disk.operations();
        disk.fail(fault);
        acknowledged = work(*file, fault.once);
        disk.fail({});
    }
    auto outcome = judge(acknowledged);
    if (fault.once && acknowledged != entries_.size()) outcome = {true, false, "did not recover"};
    return outcome;
}

}  // namespace recoup::test
