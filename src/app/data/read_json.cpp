#include "app/data/read_json.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "assets/embedded.h"
#include "core/base/text.h"
#include "portable/path_text.h"

namespace recoup::app::inline data {
namespace {

namespace fs = std::filesystem;
using core::Error;
using core::ErrorKind;
using nlohmann::json;

const json kNothing;

std::size_t line_at(std::string_view text, std::size_t byte) {
    const auto* const end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
    return 1 + static_cast<std::size_t>(std::count(text.begin(), end, '\n'));
}

// Reads a text and tells how far it has come.
struct Cursor {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    const char* at;
    const char** reached;

    reference operator*() const { return *at; }
    Cursor& operator++() {
        *reached = ++at;
        return *this;
    }
    Cursor operator++(int) {
        auto before = *this;
        ++*this;
        return before;
    }
    bool operator==(const Cursor& other) const { return at == other.at; }
};

// Finds where in a text the value of a JSON pointer begins.
class Finder : public nlohmann::json_sax<json> {
  public:
    Finder(std::string_view text, std::string wanted) : text_(text), wanted_(std::move(wanted)) {}

    std::size_t line() {
        const Cursor begin{text_.data(), &reached_};
        const Cursor end{text_.data() + text_.size(), &reached_};
        json::sax_parse(begin, end, this);
        return line_at(text_, found_);
    }

    bool null() override { return value(); }
    bool boolean(bool) override { return value(); }
    bool number_integer(number_integer_t) override { return value(); }
    bool number_unsigned(number_unsigned_t) override { return value(); }
    bool number_float(number_float_t, const string_t&) override { return value(); }
    bool string(string_t&) override { return value(); }
    bool binary(binary_t&) override { return value(); }
    bool start_object(std::size_t) override { return open(false); }
    bool start_array(std::size_t) override { return open(true); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }
    bool key(string_t& name) override { return see(name); }

  private:
    // How far along the wanted pointer one has come.
    using Way = std::optional<std::size_t>;

    struct Level {
        bool array;
        std::size_t index;
        Way here;
        Way child;  // at the value that is being read
    };

    // A value begins: one of an array counts on; one of an object was seen by its key.
    bool value() {
        if (path_.empty() || !path_.back().array) return true;
        return see(std::to_string(path_.back().index++));
    }
    bool open(bool array) {
        if (!value()) return false;
        path_.push_back({array, 0, path_.empty() ? Way(0) : path_.back().child, {}});
        return true;
    }
    bool close() {
        path_.pop_back();
        return true;
    }
    bool see(std::string_view name) {
        auto& level = path_.back();
        level.child = further(level.here, name);
        if (level.child != wanted_.size()) return true;
        found_ = static_cast<std::size_t>(reached_ - text_.data());
        return false;
    }

    Way further(Way from, std::string_view name) const {
        auto rest = from ? std::string_view(wanted_).substr(*from) : std::string_view();
        const bool on = core::take_prefix(rest, "/") && core::take_prefix(rest, name);
        return on ? Way(wanted_.size() - rest.size()) : std::nullopt;
    }

    std::string_view text_;
    std::string wanted_;
    const char* reached_ = text_.data();
    std::size_t found_ = 0;
    std::vector<Level> path_;
};

std::vector<fs::path> own_paths(const fs::path& folder, std::vector<Error>& problems) {
    std::vector<fs::path> paths;
    std::error_code failed;
    for (auto it = fs::directory_iterator(folder, failed); !failed && it != fs::directory_iterator();
         it.increment(failed)) {
        std::error_code ignored;
        if (it->path().extension() != ".json" || !it->is_regular_file(ignored)) continue;
        if (paths.size() == kMaxDataFiles) {
            problems.push_back(
                Error{ErrorKind::work, "library_too_many"_tr, {std::to_string(kMaxDataFiles)}, portable::utf8(folder)});
            break;
        }
        paths.push_back(it->path());
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::optional<DataFile> read_own(const fs::path& path, std::vector<Error>& problems) {
    DataFile file{portable::utf8(path), std::string(kMaxDataFileBytes + 1, '\0')};
    std::ifstream in(path, std::ios::binary);
    in.read(file.text.data(), static_cast<std::streamsize>(file.text.size()));
    file.text.resize(static_cast<std::size_t>(in.gcount()));
    const bool too_large = file.text.size() > kMaxDataFileBytes;
    if (!too_large && in.eof()) return file;
    problems.push_back(
        Error{ErrorKind::work, too_large ? "library_too_large"_tr : "library_unreadable"_tr, {}, file.name});
    return std::nullopt;
}

}  // namespace

std::vector<DataFile> data_files(std::string_view folder, const fs::path& own, std::vector<Error>& problems) {
    std::vector<DataFile> files;
    const auto prefix = std::string(folder) + "/";
    for (const auto name : assets::files())
        if (name.starts_with(prefix)) files.push_back({"assets/" + std::string(name), std::string(assets::text(name))});
    if (own.empty()) return files;
    for (const auto& path : own_paths(own / portable::path_of(folder), problems))
        if (auto file = read_own(path, problems)) files.push_back(std::move(*file));
    return files;
}

std::optional<json> parse_document(const DataFile& file, std::vector<Error>& problems) {
    if (const auto at = core::too_deep_at(file.text)) {
        problems.push_back(Error{ErrorKind::work,
                                 "library_too_deep"_tr,
                                 {std::to_string(line_at(file.text, *at)), std::to_string(core::kDeepestJson)},
                                 file.name});
        return std::nullopt;
    }
    try {
        return json::parse(file.text);
    } catch (const json::parse_error& refused) {
        const auto byte = refused.byte > 0 ? refused.byte - 1 : 0;
        problems.push_back(
            Error{ErrorKind::work, "library_not_json"_tr, {std::to_string(line_at(file.text, byte))}, file.name});
    } catch (const json::exception&) {  // a number that no type holds
        problems.push_back(Error{ErrorKind::work, "library_not_json"_tr, {std::string("1")}, file.name});
    }
    return std::nullopt;
}

Error refusal_error(const DataFile& file, const Refusal& refusal) {
    const auto line = Finder(file.text, refusal.pointer).line();
    return Error{ErrorKind::work, refusal.message, {std::to_string(line), refusal.member}, file.name};
}

JsonObject::JsonObject(const json& value, std::string pointer, std::optional<Refusal>& refusal)
    : value_(&value), pointer_(std::move(pointer)), refusal_(&refusal) {
    if (!value.is_object() && !refusal) refusal = Refusal{pointer_, "library_bad_value"_tr, "{}"};
}

const json& JsonObject::member(const char* key) const {
    if (!value_->is_object()) return kNothing;
    const auto found = value_->find(key);
    if (found != value_->end()) return *found;
    if (!*refusal_) *refusal_ = Refusal{pointer_, "library_missing"_tr, key};
    return kNothing;
}

void JsonObject::refuse(const char* key) const {
    if (!*refusal_) *refusal_ = Refusal{pointer_ + "/" + key, "library_bad_value"_tr, key};
}

std::string JsonObject::below(const char* key, std::size_t index) const {
    return pointer_ + "/" + key + "/" + std::to_string(index);
}

std::string JsonObject::text(const char* key) const {
    const auto* found = member(key).get_ptr<const std::string*>();
    if (!found) refuse(key);
    return found ? *found : std::string();
}

std::string JsonObject::filled(const char* key) const {
    auto found = text(key);
    if (found.empty()) refuse(key);
    return found;
}

core::Bilingual JsonObject::both(const json& value, const char* key) const {
    core::Bilingual texts;
    for (const auto& [lang, member] : {std::pair("zh", &texts.zh), std::pair("en", &texts.en)}) {
        const auto found = value.is_object() ? value.find(lang) : value.end();
        const auto* text = value.is_object() && found != value.end() ? found->get_ptr<const std::string*>() : nullptr;
        if (!text || text->empty()) refuse(key);
        if (text) *member = *text;
    }
    return texts;
}

core::Bilingual JsonObject::bilingual(const char* key) const {
    return both(member(key), key);
}

core::Bilingual JsonObject::bilingual_or_null(const char* key) const {
    return is_null(key) ? core::Bilingual{} : bilingual(key);
}

core::Bilingual JsonObject::bilingual_if_any(const char* key) const {
    return has(key) ? bilingual_or_null(key) : core::Bilingual{};
}

core::Bilingual JsonObject::named(const char* key) const {
    if (!member(key).is_string()) return bilingual(key);
    auto name = filled(key);
    return {name, name};
}

core::Bilingual JsonObject::named_if_any(const char* key) const {
    return member(key) == "" ? core::Bilingual{} : named(key);
}

bool JsonObject::flag_or(const char* key, bool otherwise) const {
    if (!has(key)) return otherwise;
    const auto& value = member(key);
    if (!value.is_boolean()) refuse(key);
    return value.is_boolean() && value.get<bool>();
}

bool JsonObject::has(const char* key) const {
    return value_->is_object() && value_->contains(key);
}

std::vector<core::Bilingual> JsonObject::bilinguals(const char* key) const {
    std::vector<core::Bilingual> all;
    for (const auto& item : array(key)) all.push_back(both(item, key));
    return all;
}

std::vector<std::vector<core::Bilingual>> JsonObject::bilingual_rows(const char* key) const {
    std::vector<std::vector<core::Bilingual>> rows;
    for (const auto& row : array(key)) {
        if (!row.is_array()) refuse(key);
        auto& cells = rows.emplace_back();
        if (row.is_array())
            for (const auto& cell : row) cells.push_back(both(cell, key));
    }
    return rows;
}

std::int64_t JsonObject::whole(const char* key, std::int64_t least, std::int64_t most) const {
    const auto& value = member(key);
    // Behind the range of 64 bits the parser makes a floating-point number of it.
    const auto number = value.is_number_integer() ? value.get<std::int64_t>() : least - 1;
    if (number < least || number > most) refuse(key);
    return std::clamp(number, least, most);
}

std::optional<core::Day> JsonObject::day_of(const json& value, const char* key) const {
    const auto* text = value.get_ptr<const std::string*>();
    const auto day = text ? core::parse_day(*text) : std::nullopt;
    if (!day) refuse(key);
    return day;
}

core::Day JsonObject::day(const char* key) const {
    return day_of(member(key), key).value_or(core::Day{});
}

std::optional<core::Day> JsonObject::day_or_null(const char* key) const {
    return is_null(key) ? std::nullopt : day_of(member(key), key);
}

std::vector<core::Day> JsonObject::days(const char* key) const {
    std::vector<core::Day> all;
    for (const auto& item : array(key)) all.push_back(day_of(item, key).value_or(core::Day{}));
    return all;
}

std::vector<std::string> JsonObject::texts(const char* key) const {
    std::vector<std::string> all;
    for (const auto& item : array(key)) {
        const auto* text = item.get_ptr<const std::string*>();
        if (!text) refuse(key);
        all.push_back(text ? *text : std::string());
    }
    return all;
}

std::vector<std::string> JsonObject::texts_if_any(const char* key) const {
    return has(key) ? texts(key) : std::vector<std::string>();
}

// Missing is not the same as null.
bool JsonObject::is_null(const char* key) const {
    return member(key).is_null();
}

JsonObject JsonObject::object(const char* key) const {
    return {member(key), pointer_ + "/" + key, *refusal_};
}

std::vector<std::string> JsonObject::keys() const {
    std::vector<std::string> all;
    if (value_->is_object())
        for (const auto& item : value_->items()) all.push_back(item.key());
    return all;
}

const json& JsonObject::array(const char* key) const {
    const auto& value = member(key);
    if (value.is_array()) return value;
    refuse(key);
    return kNothing;
}

}  // namespace recoup::app::inline data
