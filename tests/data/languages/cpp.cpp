#include <string>
#include <vector>

namespace geometry {

/** A closed line. */
class Polygon {
public:
    explicit Polygon(std::vector<double> sides) : sides_(sides) {}
    ~Polygon() { sides_.clear(); }

    double length() const {
        double sum = 0.0;
        for (const double side : sides_) {
            sum += side;
        }
        return sum;
    }

    bool operator==(const Polygon& other) const {
        return sides_ == other.sides_;
    }

    std::string name(const std::string& prefix);

private:
    std::vector<double> sides_;
};

std::string Polygon::name(const std::string& prefix) {
    if (sides_.empty()) {
        throw std::runtime_error("leer, für immer");
    }
    return prefix + std::to_string(sides_.size());
}

template <typename T>
T largest(const std::vector<T>& values) {
    T best = values.at(0);
    for (size_t i = 1; i < values.size(); ++i) {
        if (values[i] > best) {
            best = values[i];
        }
    }
    return best;
}

}  // namespace geometry

int main() {
    auto square = [](double side) {
        return side * side;
    };
    return square(2.0) > 3.0 ? 0 : 1;
}
