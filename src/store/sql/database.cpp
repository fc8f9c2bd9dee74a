#include "store/sql/database.h"

#include "portable/path_text.h"
#include "store/sql/file_layer.h"

namespace recoup::store::inline sql {

Database::Database(const std::filesystem::path& path, int flags, const std::string& vfs) {
    const auto* layer = file_layer(vfs);
    const int code = sqlite3_open_v2(portable::utf8(path).c_str(), &db_, flags, layer ? layer->zName : vfs.c_str());
    if (code == SQLITE_OK) {
        sqlite3_extended_result_codes(db_, 1);
        return;
    }
    const SqlFailure failure(db_, db_ ? sqlite3_extended_errcode(db_) : code);
    sqlite3_close(db_);
    throw failure;
}

void Database::exec(const std::string& sql) {
    check(sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr));
}

}  // namespace recoup::store::inline sql
