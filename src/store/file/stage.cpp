#include "store/file/stage.h"

#include "portable/path_text.h"
#include "store/file/write.h"
#include "store/picture/originals.h"

namespace recoup::store::inline file {
namespace {

using Status = CommitResult::Status;

bool is_wanted(Connection& connection, const Staged& staged) {
    auto& row = connection.prepared(
        "SELECT EXISTS(SELECT 1 FROM evidence WHERE sha256 = ?1) OR EXISTS(SELECT 1 FROM clauses WHERE sha256 = ?1)"
        " OR EXISTS(SELECT 1 FROM history WHERE seq > ?2 AND instr(changes, ?1) > 0)");
    const ResetAfter reset(row);
    row.bind(1, staged.sha256).bind(2, staged.seq).step();
    return row.integer(0) != 0;
}

// Whether all of `work` went well, in one transaction.
template <class Work>
CommitResult in_transaction(Connection& connection, Work work) {
    try {
        connection.forget_pages();
        Transaction transaction(connection, "BEGIN IMMEDIATE");
        if (!work())
            return {
                Status::rejected,
                {},
                core::Error{core::ErrorKind::work, "store_original_damaged"_tr, {}, portable::utf8(connection.path())}};
        transaction.commit();
        return {};
    } catch (const SqlFailure& failure) {
        return failure_of(connection, failure);
    }
}

}  // namespace

CommitResult stage_originals(Connection& connection, std::span<const Original> originals,
                             std::vector<std::string>& fresh) {
    std::vector<std::string> put;
    auto result = in_transaction(connection, [&] {
        for (const auto& original : originals) {
            const bool known = find_original(connection, original.sha256).has_value();
            if (!store_original(connection, original)) return false;
            if (!known) put.push_back(original.sha256);
        }
        return true;
    });
    if (result.status == Status::done) fresh = std::move(put);
    return result;
}

CommitResult unstage_originals(Connection& connection, std::span<const Staged> staged) {
    return in_transaction(connection, [&] {
        for (const auto& one : staged) {
            if (is_wanted(connection, one)) continue;
            connection.prepared("DELETE FROM texts WHERE sha256 = ?1").bind(1, one.sha256).run();
            connection.prepared("DELETE FROM thumbnails WHERE sha256 = ?1").bind(1, one.sha256).run();
            connection.prepared("DELETE FROM originals WHERE sha256 = ?1").bind(1, one.sha256).run();
        }
        return true;
    });
}

CommitResult keep_text(Connection& connection, const PictureText& text) {
    return in_transaction(connection, [&] {
        put_text(connection, text);
        return true;
    });
}

CommitResult renew_thumbnails(Connection& connection, std::span<const Original> originals) {
    return in_transaction(connection, [&] {
        for (const auto& original : originals)
            if (find_original(connection, original.sha256)) replace_thumbnail(connection, original);
        return true;
    });
}

}  // namespace recoup::store::inline file
