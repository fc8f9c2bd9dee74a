// Counts what SQLite gives to every connection that is opened while it lives: rows of the history that say what was
// undone, and how many of them with all that the change holds. Any number of threads; one at a time.
#pragma once

#include <sqlite3.h>

#include <atomic>
#include <string_view>

namespace recoup::test {

class SqlWork {
  public:
    SqlWork() {
        reset();
        sqlite3_auto_extension(reinterpret_cast<void (*)()>(&count_on));
    }
    SqlWork(const SqlWork&) = delete;
    SqlWork& operator=(const SqlWork&) = delete;
    ~SqlWork() { sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(&count_on)); }

    void reset() { rows_ = bodies_ = 0; }
    int rows() const { return rows_; }
    int bodies() const { return bodies_; }

  private:
    static int count_on(sqlite3* db, char**, const void*) {
        return sqlite3_trace_v2(db, SQLITE_TRACE_ROW, &count, nullptr);
    }
    static int count(unsigned, void*, void* statement, void*) {
        const char* text = sqlite3_sql(static_cast<sqlite3_stmt*>(statement));  // none of SQLite's own
        const std::string_view sql = text ? text : "";
        if (sql.find("target") == sql.npos) return 0;  // the writer looks at the newest row each time
        ++rows_;
        if (sql.find("changes") != sql.npos) ++bodies_;
        return 0;
    }

    static inline std::atomic<int> rows_, bodies_;
};

}  // namespace recoup::test
