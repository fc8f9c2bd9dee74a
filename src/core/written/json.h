// Writes one JSON document into a string, keys in the order they are given, control characters escaped. Any thread.
// Our own because 10,000 cases are written from values that exist already, without a tree of them in between.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace recoup::core::inline written {

class Json {
  public:
    explicit Json(std::string& out) : out_(out) {}

    // Without a key inside arrays and for the document itself.
    Json& object(std::string_view key = {}) { return open(key, '{'); }
    Json& array(std::string_view key = {}) { return open(key, '['); }
    Json& end_object() { return close('}'); }
    Json& end_array() { return close(']'); }

    Json& text(std::string_view key, std::string_view value);
    Json& number(std::string_view key, std::int64_t value);
    // Rounded to four decimals, without trailing zeros; null when there is none.
    Json& decimal(std::string_view key, const std::optional<double>& value);
    Json& boolean(std::string_view key, bool value);
    Json& item(std::string_view value) { return text({}, value); }  // of an array
    Json& null(std::string_view key);
    Json& number(std::string_view key, const std::optional<std::int64_t>& value) {
        return value ? number(key, *value) : null(key);
    }
    Json& text(std::string_view key, const std::optional<std::string>& value) {
        return value ? text(key, std::string_view(*value)) : null(key);
    }
    Json& text(std::string_view key, const std::string& value) { return text(key, std::string_view(value)); }
    Json& text(std::string_view key, const char* value) { return text(key, std::string_view(value)); }

  private:
    Json& open(std::string_view key, char bracket);
    Json& close(char bracket);
    void start(std::string_view key);
    void write_string(std::string_view value);

    std::string& out_;
    bool first_ = true;
    int depth_ = 0;
};

// Of a document in valid UTF-8 that another writer made: the same, with what that one leaves in its texts and a
// terminal acts on escaped as above.
std::string escape_json_controls(std::string_view document);

}  // namespace recoup::core::inline written
