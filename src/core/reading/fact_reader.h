// A page with the labels found in it: where the value of a label stands, and which label a value belongs to. Pure, any
// thread; inside core/reading only. Page and habit outlive it.
#pragma once

#include <optional>
#include <vector>

#include "core/reading/facts.h"
#include "core/reading/page.h"
#include "core/reading/spans.h"

namespace recoup::core::inline reading {

using FoundLabel = Found<ReadingLabel>;

// A place in the text of a block.
struct Place {
    const Block* block = nullptr;
    std::size_t at = 0;

    std::uint32_t line() const { return block->text.line_at(at); }
};

// A label and where it stands.
struct PlacedLabel {
    const Block* block = nullptr;
    FoundLabel found;

    std::uint32_t line() const { return block->text.line_at(found.begin); }
    const ReadingLabel& label() const { return *found.value; }
};

class FactReader {
  public:
    FactReader(const Page& page, const ReadingHabit& habit);

    const Page& page() const { return page_; }
    const ReadingHabit& habit() const { return habit_; }
    const ReadingWords& words() const { return *habit_.words; }
    const std::vector<FoundLabel>& labels_of(const Block& block) const;
    // All of them, from the top down.
    std::vector<PlacedLabel> labels() const;

    // Where the value of a label begins: behind it, else to its right, else below.
    std::optional<Place> value_of(const PlacedLabel& label) const;
    // The label of what begins there: in front of it in its clause, else to its left, else above.
    std::optional<PlacedLabel> label_of(const Place& place) const;

    std::string as_read(const Block& block, std::size_t begin, std::size_t end) const;
    // Of the least sure line between two places.
    double score_of(const Block& block, std::size_t begin, std::size_t end) const;
    double score_of(std::uint32_t line) const { return page_.lines()[line].score; }

  private:
    void drop_labels_in_values();
    std::optional<PlacedLabel> label_before(const Place& place) const;
    std::optional<PlacedLabel> last_label_of(std::uint32_t line) const;
    bool ends_short_line(const Block& block, std::size_t i) const;
    bool fills_line(const Block& block, std::size_t begin) const;
    bool heads_column(std::uint32_t line) const;

    const Page& page_;
    ReadingHabit habit_;
    std::vector<std::vector<FoundLabel>> labels_;  // by block
};

// What each file of the room finds on the page.
EvidenceKind kind_of(const Page& page, const ReadingWords& words);
std::optional<Problem> problem_of(const Page& page, const ReadingWords& words);
std::vector<Fact> numbers_of(const FactReader& reader);
std::vector<Fact> moments_of(const FactReader& reader, EvidenceKind kind);
std::vector<Fact> tails_of(const FactReader& reader);
std::vector<Fact> amounts_of(const FactReader& reader, EvidenceKind kind);
std::vector<Fact> statuses_of(const FactReader& reader);
// The merchant or platform. `facts`: those found before.
std::vector<Fact> platforms_of(const FactReader& reader, EvidenceKind kind, const std::vector<Fact>& facts);
// By the clock of the status bar, where that stands right behind the latest moment of the picture.
std::optional<Fact> captured_of(const FactReader& reader, const std::vector<Fact>& facts);

}  // namespace recoup::core::inline reading
