// Where a session takes its rules from when a command first needs them: opening a file reads none. Any thread.
#pragma once

#include "core/law/rule.h"

namespace recoup::app::inline data {

class Library;

class RulesSource {
  public:
    // What is given outlives it.
    RulesSource(const core::Rulebook& rules) : rules_(&rules) {}
    RulesSource(const Library& library) : library_(&library) {}

    const core::Rulebook& get() const;

  private:
    const core::Rulebook* rules_ = nullptr;
    const Library* library_ = nullptr;
};

}  // namespace recoup::app::inline data
