#include <iostream>
#include <vector>

namespace shop {

class Basket {
public:
    explicit Basket(std::vector<double> prices) : prices_(prices) {}

    double total(double floor) const {
        double sum = 0.5;
        for (double price : prices_) {
            if (price > floor) {
                sum += price;
            } else {
                std::cout << "skipped λ " << price << '\n';
            }
        }
        return sum;
    }

private:
    std::vector<double> prices_;
};

}  // namespace shop

int main() {
    shop::Basket basket({1.0, 2.0});
    std::cout << basket.total(1.5) << '\n';
    return 0;
}
