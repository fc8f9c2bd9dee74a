// The statements of a table, made from the names of its columns. Constant; any thread.
#pragma once

#include <string>

#include "store/sql/columns.h"

namespace recoup::store::inline sql {

template <class R>
struct Table {
    static const std::string& name() {
        static const std::string text(core::table_name<R>());
        return text;
    }
    static const std::string& insert_sql() {
        static const std::string text = [] {
            std::string marks;
            for (int i = 0; i <= column_count<R>(); ++i) marks += i == 0 ? "?" : ",?";
            return "INSERT INTO " + name() + "(" + column_list<R>() + ",digest) VALUES(" + marks + ")";
        }();
        return text;
    }
    // Parameters in the order of the columns, so ?1 is the uuid.
    static const std::string& update_sql() {
        static const std::string text = [] {
            std::string sets;
            int parameter = 0;
            const R row;
            core::fields(row, [&](std::string_view column, const auto&) {
                if (++parameter > 1) sets += std::string(column) + "=?" + std::to_string(parameter) + ",";
            });
            return "UPDATE " + name() + " SET " + sets + "digest=?" + std::to_string(parameter + 1) + " WHERE uuid=?1";
        }();
        return text;
    }
    static const std::string& delete_sql() {
        static const std::string text = "DELETE FROM " + name() + " WHERE uuid=?1";
        return text;
    }
    static const std::string& select_sql() {
        static const std::string text = "SELECT " + column_list<R>() + " FROM " + name() + " WHERE uuid=?1";
        return text;
    }
};

}  // namespace recoup::store::inline sql
