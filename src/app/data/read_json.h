// How data files are read: strictly, and a refusal names the line. For the read_….cpp files. Any thread.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/time.h"
#include "core/base/words.h"
#include "core/law/rule.h"

namespace recoup::app::inline data {

inline constexpr std::size_t kMaxDataFileBytes = 1 << 20;
inline constexpr std::size_t kMaxDataFiles = 200;  // of the person's, in one folder

struct DataFile {
    std::string name;  // assets/… or a path
    std::string text;
};

// The program's own files of assets/<folder>, then those of <own>/<folder>, by name. `own` may be empty: none. What
// cannot be read is told in `problems` and left out.
std::vector<DataFile> data_files(std::string_view folder, const std::filesystem::path& own,
                                 std::vector<core::Error>& problems);

// The first thing in a document that is not as it must be.
struct Refusal {
    std::string pointer;  // JSON pointer of where it is
    core::Tr message{};
    std::string member;
};

// One object of a document. A member that is missing or wrong is noted as the document's refusal, where there is none
// yet, and read as nothing. Document and refusal outlive it.
class JsonObject {
  public:
    JsonObject(const nlohmann::json& value, std::string pointer, std::optional<Refusal>& refusal);

    std::string text(const char* key) const;    // may be empty
    std::string filled(const char* key) const;  // not empty
    core::Bilingual bilingual(const char* key) const;
    core::Bilingual bilingual_or_null(const char* key) const;  // null: both empty
    core::Bilingual bilingual_if_any(const char* key) const;   // the member may be missing, too
    bool flag_or(const char* key, bool otherwise) const;       // the member may be missing
    std::int64_t whole(const char* key, std::int64_t least, std::int64_t most) const;
    core::Day day(const char* key) const;
    std::optional<core::Day> day_or_null(const char* key) const;
    std::vector<std::string> texts(const char* key) const;
    std::vector<std::string> texts_if_any(const char* key) const;  // the member may be missing
    std::vector<core::Day> days(const char* key) const;
    // A name: one text for both languages, or one of each.
    core::Bilingual named(const char* key) const;
    core::Bilingual named_if_any(const char* key) const;  // "": both empty
    std::vector<core::Bilingual> bilinguals(const char* key) const;
    std::vector<std::vector<core::Bilingual>> bilingual_rows(const char* key) const;

    template <class E>
    E word(const char* key) const {
        const auto parsed = core::parse_word<E>(text(key));
        if (!parsed) refuse(key);
        return parsed.value_or(E{});
    }

    // `nothing` stands for the first enumerator.
    template <class E>
    E word_or(const char* key, std::string_view nothing) const {
        return text(key) == nothing ? E{} : word<E>(key);
    }

    template <class E>
    std::vector<E> words(const char* key) const {
        std::vector<E> all;
        for (const auto& token : texts(key)) {
            const auto parsed = core::parse_word<E>(token);
            if (!parsed) refuse(key);
            all.push_back(parsed.value_or(E{}));
        }
        return all;
    }

    // What `read` makes of each object of an array.
    template <class Read>
    auto objects(const char* key, Read read) const {
        std::vector<decltype(read(*this))> all;
        std::size_t index = 0;
        for (const auto& item : array(key)) all.push_back(read(JsonObject(item, below(key, index++), *refusal_)));
        return all;
    }

    // The member may be missing.
    template <class Read>
    auto objects_if_any(const char* key, Read read) const {
        return has(key) ? objects(key, read) : std::vector<decltype(read(*this))>();
    }

    bool has(const char* key) const;
    bool is_null(const char* key) const;
    JsonObject object(const char* key) const;
    std::vector<std::string> keys() const;

    // The value of `key` is not what it must be.
    void refuse(const char* key) const;

  private:
    const nlohmann::json& member(const char* key) const;
    const nlohmann::json& array(const char* key) const;
    std::string below(const char* key, std::size_t index) const;
    core::Bilingual both(const nlohmann::json& value, const char* key) const;
    std::optional<core::Day> day_of(const nlohmann::json& value, const char* key) const;

    const nlohmann::json* value_;
    std::string pointer_;
    std::optional<Refusal>* refusal_;
};

// On an error nothing and the problem. Problems are of kind work, with the file and its line, counted from 1.
std::optional<nlohmann::json> parse_document(const DataFile& file, std::vector<core::Error>& problems);
core::Error refusal_error(const DataFile& file, const Refusal& refusal);

// What `read` makes of the root of a file of "format" 1, or nothing, with the reason in `problems`.
template <class Read>
auto read_document(const DataFile& file, std::vector<core::Error>& problems, Read read) {
    std::optional<Refusal> refusal;
    std::optional<decltype(read(std::declval<const JsonObject&>()))> result;
    const auto document = parse_document(file, problems);
    if (!document) return result;
    const JsonObject root(*document, "", refusal);
    root.whole("format", 1, 1);
    result = read(root);
    if (refusal) {
        problems.push_back(refusal_error(file, *refusal));
        result.reset();
    }
    return result;
}

}  // namespace recoup::app::inline data
