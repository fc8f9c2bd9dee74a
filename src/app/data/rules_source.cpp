#include "app/data/rules_source.h"

#include "app/data/library.h"

namespace recoup::app::inline data {

const core::Rulebook& RulesSource::get() const {
    return rules_ ? *rules_ : library_->rules();
}

}  // namespace recoup::app::inline data
